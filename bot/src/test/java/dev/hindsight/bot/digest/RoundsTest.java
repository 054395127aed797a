package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each place hears of each week once, whoever looks, how often, and wherever its person is. */
class RoundsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static DataSource database;
  private static JdbcSubscriptions subscriptions;

  private final List<Sending> sent = new CopyOnWriteArrayList<>();
  private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
    subscriptions = new JdbcSubscriptions(JdbcClient.create(database));
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @BeforeEach
  void empty() {
    JdbcClient.create(database)
        .sql("truncate bot.digest_subscriptions, bot.digest_sends cascade")
        .update();
  }

  private static void subscribe(String place, String rhythm, String zone) {
    subscribe(place, rhythm, zone, MONDAY.minus(Duration.ofDays(3)));
  }

  private static void subscribe(String place, String rhythm, String zone, Instant since) {
    subscriptions.keep(
        new Subscription(
            place,
            new PersonId(place),
            Rhythm.parse(rhythm).orElseThrow(),
            ZoneId.of(zone),
            true,
            since),
        since);
  }

  private Rounds at(Instant now) {
    return at(now, sent::add);
  }

  private Rounds at(Instant now, DigestChannel channel) {
    return new Rounds(
        subscriptions,
        person -> Optional.ofNullable(zones.get(person.value())),
        channel,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void twoReplicasThatLookAllTheTimeSendOnce() throws InterruptedException {
    IntStream.range(0, 40).forEach(i -> subscribe("U" + (100 + i), "mon 09:00", "UTC"));
    try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        replicas.execute(
            () ->
                IntStream.range(0, 10)
                    .forEach(n -> at(MONDAY.plus(Duration.ofHours(9).plusMinutes(n))).look()));
      }
    }
    assertThat(sent).hasSize(40).extracting(Sending::place).doesNotHaveDuplicates();
    assertThat(sent).extracting(Sending::week).containsOnly(new IsoWeek(2026, 47));
  }

  @Test
  void whatCouldNotBeQueuedIsQueuedAtTheNextLookAndHoldsUpNobody() {
    subscribe("U1", "mon 09:00", "UTC");
    subscribe("U2", "mon 09:00", "UTC");
    Instant now = MONDAY.plus(Duration.ofHours(10));
    at(
            now,
            sending -> {
              if (sending.place().equals("U1")) {
                throw new IllegalStateException("no queue");
              }
              sent.add(sending);
            })
        .look();
    assertThat(sent).extracting(Sending::place).containsExactly("U2");
    at(now).look();
    at(now).look();
    assertThat(sent).extracting(Sending::place).containsExactly("U2", "U1");
  }

  @Test
  void everybodyHearsAtTheirOwnTime() {
    subscribe("U1", "mon 09:00", "Asia/Tokyo");
    subscribe("U2", "mon 09:00", "America/New_York");
    at(MONDAY).look();
    assertThat(sent)
        .containsExactly(new Sending("U1", new IsoWeek(2026, 47), ZoneId.of("Asia/Tokyo"), MONDAY));
    at(MONDAY.plus(Duration.ofHours(14))).look();
    assertThat(sent).extracting(Sending::place).containsExactly("U1", "U2");
  }

  @Test
  void whoMovesOnSundayHearsOnMondayThereAndOnce() {
    subscribe("U1", "mon 09:00", "Europe/Berlin");
    Instant sunday = MONDAY.minus(Duration.ofHours(6));
    at(sunday).look();
    zones.put("U1", ZoneId.of("America/New_York"));
    hourly(sunday.plus(Duration.ofHours(1)), 30);
    assertThat(sent)
        .containsExactly(
            new Sending(
                "U1",
                new IsoWeek(2026, 47),
                ZoneId.of("America/New_York"),
                Instant.parse("2026-11-23T14:00:00Z")));
  }

  @Test
  void whoMovesAfterTheDigestHearsOnceAllTheSame() {
    subscribe("U1", "mon 09:00", "Pacific/Kiritimati");
    at(MONDAY.minus(Duration.ofHours(5))).look();
    assertThat(sent).hasSize(1);
    zones.put("U1", ZoneId.of("Pacific/Honolulu"));
    hourly(MONDAY.minus(Duration.ofHours(4)), 6 * 24);
    assertThat(sent).hasSize(1);
  }

  @Test
  void nightsInWhichTheClocksChangeTellOnce() {
    Instant before = Instant.parse("2026-10-19T00:00:00Z");
    subscribe("U1", "sun 02:30", "Europe/Berlin", before);
    hourly(before, 14 * 24);
    assertThat(sent)
        .extracting(Sending::due)
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-11-01T01:30:00Z"));
    assertThat(sent).extracting(Sending::week).doesNotHaveDuplicates();
  }

  @Test
  void whoDoesNotWantItHearsNothing() {
    subscribe("U1", "mon 09:00", "UTC");
    subscriptions.off("U1");
    at(MONDAY.plus(Duration.ofHours(10))).look();
    assertThat(sent).isEmpty();
  }

  private void hourly(Instant from, int hours) {
    IntStream.range(0, hours).forEach(hour -> at(from.plus(Duration.ofHours(hour))).look());
  }
}
