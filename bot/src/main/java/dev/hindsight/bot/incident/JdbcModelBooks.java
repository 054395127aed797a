package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.Budget;
import dev.hindsight.prompts.Meter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the caps across replicas: what a call may take at most is set aside in one transaction
 * before it, and the rest given back after it. Who dies in between gives nothing back.
 */
@Component
class JdbcModelBooks implements Meter, ModelBooks {

  private static final String TODAY = "(actions.hindsight_now() at time zone 'UTC')::date";
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private final JdbcClient jdbc;
  private final TransactionTemplate alone;
  private final Budget budget;
  private final ModelMetrics metrics;

  JdbcModelBooks(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Budget budget,
      ModelMetrics metrics) {
    this.jdbc = jdbc;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.budget = budget;
    this.metrics = metrics;
  }

  /** One cap: always taken in the same order, so that two calls never wait for each other. */
  private record Cap(String scope, String key, long micros, long tokens, String sentence) {}

  @Override
  public Tab open(Account account, String model, Amount most) {
    try {
      long call = alone.execute(_ -> setAside(account, model, most));
      return (spent, outcome) -> close(account, model, call, most, spent, outcome);
    } catch (OverCap e) {
      metrics.count(account.task(), model, "over_cap", Amount.NOTHING);
      throw e;
    }
  }

  private long setAside(Account account, String model, Amount most) {
    String day = jdbc.sql("select %s::text".formatted(TODAY)).query(String.class).single();
    for (Cap cap : caps(account, day)) {
      if (!fits(cap, most)) {
        throw new OverCap(cap.sentence());
      }
    }
    return jdbc.sql(
            """
            insert into bot.model_calls (task, model, incident, channel, day, outcome, input_tokens,
              output_tokens, micros, begun_at)
            values (:task, :model, :incident, :channel, :day::date, 'asked', :input, :output, :micros,
              actions.hindsight_now())
            returning id
            """)
        .param("task", account.task())
        .param("model", model)
        .param("incident", account.incident().orElse(null))
        .param("channel", account.channel().orElse(null))
        .param("day", day)
        .param("input", most.input())
        .param("output", most.output())
        .param("micros", most.micros())
        .query(Long.class)
        .single();
  }

  private List<Cap> caps(Account account, String day) {
    return Stream.of(
            account.incident().stream()
                .map(id -> cap("incident", id, budget.incident(), "this incident")),
            account.channel().stream()
                .map(id -> cap("channel", id + " " + day, budget.channel(), "this channel today")),
            Stream.of(cap("day", day, budget.day(), "today")))
        .flatMap(caps -> caps)
        .toList();
  }

  private Cap cap(String scope, String key, Optional<BigDecimal> money, String words) {
    boolean day = scope.equals("day");
    String cap =
        money
            .map(m -> m.toPlainString() + " " + budget.currency())
            .orElse(budget.tokens() + " tokens");
    return new Cap(
        scope,
        key,
        money.map(m -> m.multiply(MICROS).longValue()).orElse(Long.MAX_VALUE),
        day ? budget.tokens() : Long.MAX_VALUE,
        "The cap on what models may cost for %s (%s) is reached.".formatted(words, cap));
  }

  private boolean fits(Cap cap, Amount most) {
    if (most.micros() > cap.micros() || most.tokens() > cap.tokens()) {
      return false;
    }
    return jdbc.sql(
                """
                insert into bot.model_budgets as b (scope, key, micros, tokens)
                values (:scope, :key, :micros, :tokens)
                on conflict (scope, key) do update
                  set micros = b.micros + excluded.micros, tokens = b.tokens + excluded.tokens
                  where b.micros <= :capMicros - excluded.micros
                    and b.tokens <= :capTokens - excluded.tokens
                """)
            .param("scope", cap.scope())
            .param("key", cap.key())
            .param("micros", most.micros())
            .param("tokens", most.tokens())
            .param("capMicros", cap.micros())
            .param("capTokens", cap.tokens())
            .update()
        > 0;
  }

  private void close(
      Account account,
      String model,
      long call,
      Amount most,
      Optional<Amount> spent,
      String outcome) {
    Amount taken = spent.orElse(most);
    alone.executeWithoutResult(_ -> settle(account, call, most, taken, outcome));
    metrics.count(account.task(), model, outcome, taken);
  }

  private void settle(Account account, long call, Amount most, Amount taken, String outcome) {
    Optional<String> day =
        jdbc.sql(
                """
                update bot.model_calls set outcome = :outcome, input_tokens = :input,
                  output_tokens = :output, micros = :micros, ended_at = actions.hindsight_now()
                where id = :id and ended_at is null
                returning day::text
                """)
            .param("id", call)
            .param("outcome", outcome)
            .param("input", taken.input())
            .param("output", taken.output())
            .param("micros", taken.micros())
            .query(String.class)
            .optional();
    day.ifPresent(
        date ->
            caps(account, date)
                .forEach(
                    cap ->
                        giveBack(
                            cap, most.micros() - taken.micros(), most.tokens() - taken.tokens())));
  }

  private void giveBack(Cap cap, long micros, long tokens) {
    jdbc.sql(
            "update bot.model_budgets set micros = micros - :micros, tokens = tokens - :tokens"
                + " where scope = :scope and key = :key")
        .param("micros", micros)
        .param("tokens", tokens)
        .param("scope", cap.scope())
        .param("key", cap.key())
        .update();
  }

  @Override
  public Bill of(IncidentId id) {
    return jdbc.sql(
            """
            select count(*) as calls, coalesce(sum(input_tokens + output_tokens), 0) as tokens,
              coalesce(sum(micros), 0) as micros
            from bot.model_calls where incident = :incident
            """)
        .param("incident", Long.toString(id.value()))
        .query(
            (row, _) ->
                new Bill(
                    row.getInt("calls"),
                    row.getLong("tokens"),
                    BigDecimal.valueOf(row.getLong("micros"), 6),
                    budget.currency(),
                    budget.priced()))
        .single();
  }
}
