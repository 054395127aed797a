package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.verify.Samples;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runs and their leases; every update names the epoch it belongs to. */
@Repository
class JdbcRuns {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JdbcPlans plans;

  JdbcRuns(JdbcClient jdbc, JdbcPlans plans) {
    this.jdbc = jdbc;
    this.plans = plans;
  }

  /** Takes the run over; whoever had it before cannot write any more. */
  long claim(PlanId plan) {
    return jdbc.sql(
            """
            insert into actions.plan_runs as r (plan, epoch) values (:plan, 1)
            on conflict (plan) do update set epoch = r.epoch + 1 returning epoch\
            """)
        .param("plan", plan.value())
        .query(Long.class)
        .single();
  }

  Run load(PlanId plan, long epoch) {
    StoredPlan stored = plans.find(plan).orElseThrow();
    return jdbc.sql("select * from actions.plan_runs where plan = :plan and epoch = :epoch")
        .param("plan", plan.value())
        .param("epoch", epoch)
        .query((row, _) -> read(row, stored, epoch))
        .optional()
        .orElseThrow(() -> new StaleLease(plan));
  }

  private static Run read(ResultSet row, StoredPlan stored, long epoch) throws SQLException {
    Samples samples =
        new Samples(
            row.getInt("good_samples"),
            instant(row, "first_good_at"),
            instant(row, "last_sample_at"),
            JSON.readValue(row.getString("restarts"), COUNTS));
    return new Run(
        stored,
        epoch,
        row.getInt("attempts"),
        row.getInt("internal_errors"),
        instant(row, "deadline_at"),
        samples);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** Holds the lease until the transaction ends, or throws {@link StaleLease}. */
  void hold(Run run) {
    boolean held =
        jdbc.sql(
                "select epoch from actions.plan_runs where plan = :plan and epoch = :epoch"
                    + " for update")
            .param("plan", run.id().value())
            .param("epoch", run.epoch())
            .query(Long.class)
            .optional()
            .isPresent();
    if (!held) {
      throw new StaleLease(run.id());
    }
  }

  void attempts(Run run, int attempts) {
    set(run, "attempts = :value", attempts);
  }

  void internalErrors(Run run, int errors) {
    set(run, "internal_errors = :value", errors);
  }

  void startDeadline(Run run, Duration length) {
    set(
        run,
        "deadline_at = actions.hindsight_now() + make_interval(secs => :value)",
        length.toMillis() / 1000.0);
  }

  void baseline(Run run, Map<String, Integer> restarts) {
    set(run, "restarts = :value", JSON.writeValueAsString(restarts));
  }

  void samples(Run run, Samples samples) {
    jdbc.sql(
            """
            update actions.plan_runs set good_samples = :good, first_good_at = :first,
                last_sample_at = :last, restarts = :restarts where plan = :plan and epoch = :epoch\
            """)
        .param("good", samples.good())
        .param("restarts", JSON.writeValueAsString(samples.restarts()))
        .param("first", samples.firstGood().map(Timestamp::from).orElse(null))
        .param("last", samples.last().map(Timestamp::from).orElse(null))
        .param("plan", run.id().value())
        .param("epoch", run.epoch())
        .update();
  }

  private void set(Run run, String assignment, Object value) {
    jdbc.sql(
            "update actions.plan_runs set " + assignment + " where plan = :plan and epoch = :epoch")
        .param("value", value)
        .param("plan", run.id().value())
        .param("epoch", run.epoch())
        .update();
  }
}
