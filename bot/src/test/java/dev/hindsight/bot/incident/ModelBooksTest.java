package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.Budget;
import dev.hindsight.prompts.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What models may cost is held to the cent, by two replicas, and whoever dies. */
class ModelBooksTest {

  private static final Amount MOST = new Amount(1_000, 100, 10_000);
  private static final Amount HALF = new Amount(500, 50, 5_000);
  private static DataSource database;
  private static JdbcClient jdbc;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot", "actions");
    jdbc = JdbcClient.create(database);
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate bot.model_calls, bot.model_budgets").update();
  }

  private JdbcModelBooks books(String incident, String channel, String day, long tokens) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("registry", registry);
    return new JdbcModelBooks(
        jdbc,
        new DataSourceTransactionManager(database),
        new Budget(money(incident), money(channel), money(day), tokens, "USD", true),
        new ModelMetrics(beans.getBeanProvider(MeterRegistry.class)));
  }

  private static Optional<BigDecimal> money(String cap) {
    return cap.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cap));
  }

  private static Account account(int incident) {
    return Account.ofIncident("narrate", incident, Optional.of("C1"));
  }

  private static long spent() {
    return jdbc.sql("select coalesce(sum(micros), 0) from bot.model_calls")
        .query(Long.class)
        .single();
  }

  private static List<String> budgets() {
    return jdbc.sql("select scope || ' ' || micros from bot.model_budgets order by scope")
        .query(String.class)
        .list();
  }

  @Test
  void tenThousandIncidentsOnTwoReplicasCostExactlyTheCap() throws InterruptedException {
    List<JdbcModelBooks> replicas =
        List.of(books("", "", "2.50", 100_000_000), books("", "", "2.50", 100_000_000));
    AtomicInteger refused = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, 10_000)
          .forEach(
              i ->
                  threads.execute(
                      () -> {
                        try {
                          Meter.Tab tab = replicas.get(i % 2).open(account(i), "m", MOST);
                          // every tenth dies before it can tell what it took
                          if (i % 10 != 0) {
                            tab.close(Optional.of(MOST), "answered");
                          }
                        } catch (Meter.OverCap e) {
                          refused.incrementAndGet();
                        }
                      }));
    }
    assertThat(spent()).isEqualTo(2_500_000);
    assertThat(refused).hasValue(10_000 - 250);
    assertThat(budgets()).contains("day 2500000");
  }

  @Test
  void whatWasNotNeededIsGivenBackOnce() {
    JdbcModelBooks books = books("0.01", "", "", 100_000);
    Meter.Tab tab = books.open(account(1), "m", MOST);
    assertThatThrownBy(() -> books.open(account(1), "m", HALF))
        .isInstanceOf(Meter.OverCap.class)
        .hasMessage("The cap on what models may cost for this incident (0.01 USD) is reached.");
    tab.close(Optional.of(HALF), "answered");
    tab.close(Optional.of(HALF), "answered");
    assertThat(budgets()).containsExactly("channel 5000", "day 5000", "incident 5000");
    books.open(account(1), "m", HALF).close(Optional.empty(), "late");
    assertThatThrownBy(() -> books.open(account(1), "m", new Amount(1, 0, 1)))
        .isInstanceOf(Meter.OverCap.class);
    assertThat(books.of(new IncidentId(1)).words())
        .isEqualTo("2 calls to a model so far: 1,100 tokens, 0.01 USD.");
  }

  @Test
  void aRefusalByOneCapTakesNothingFromAnother() {
    JdbcModelBooks books = books("", "", "0.005", 100_000);
    assertThatThrownBy(() -> books.open(account(1), "m", MOST)).hasMessageContaining("for today");
    assertThat(budgets()).isEmpty();
    assertThat(spent()).isZero();
  }

  @Test
  void aChannelHasACapOfItsOwn() {
    JdbcModelBooks books = books("", "0.01", "", 100_000);
    books.open(account(1), "m", MOST);
    assertThatThrownBy(() -> books.open(account(2), "m", MOST))
        .hasMessageContaining("this channel today (0.01 USD)");
    books.open(Account.ofIncident("ask", 3, Optional.of("C2")), "m", MOST);
  }

  @Test
  void tokensHaveACapWithoutAnyPrice() {
    JdbcModelBooks books = books("", "", "", 1_500);
    books.open(account(1), "m", new Amount(1_000, 100, 0));
    assertThatThrownBy(() -> books.open(account(2), "m", new Amount(1_000, 100, 0)))
        .hasMessageContaining("today (1500 tokens)");
  }

  @Test
  void allIsMeasured() {
    JdbcModelBooks books = books("", "", "", 100_000);
    books.open(account(1), "m", MOST).close(Optional.of(HALF), "answered");
    assertThat(registry.counter("hindsight.model.cost", "model", "m").count()).isEqualTo(0.005);
    assertThat(
            registry
                .counter(
                    "hindsight.model.calls", "task", "narrate", "model", "m", "outcome", "answered")
                .count())
        .isEqualTo(1);
  }
}
