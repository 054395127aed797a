package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.store.PlanRows;
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

  private static final String LOAD =
      "select r.*, "
          + PlanRows.COLUMNS
          + " from actions.plans join actions.plan_runs r on r.plan = id"
          + " where id = :plan and r.epoch = :epoch";

  private final JdbcClient jdbc;

  JdbcRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the run over; whoever had it before cannot write any more. Empty where nothing runs. */
  Optional<Long> claim(PlanId plan) {
    return jdbc.sql(
            """
            insert into actions.plan_runs as r (plan, epoch)
            select id, 1 from actions.plans where id = :plan
              and state in ('APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING')
            on conflict (plan) do update set epoch = r.epoch + 1 returning epoch\
            """)
        .param("plan", plan.value())
        .query(Long.class)
        .optional();
  }

  /** Whether it is the plan's present request. */
  boolean isFor(PlanId plan, int request) {
    return jdbc.sql("select request_no = :request from actions.plans where id = :plan")
        .param("request", request)
        .param("plan", plan.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  Run load(PlanId plan, long epoch) {
    return jdbc.sql(LOAD)
        .param("plan", plan.value())
        .param("epoch", epoch)
        .query((row, number) -> read(row, PlanRows.read(row, number), epoch))
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
        PlanState.valueOf(row.getString("undo_ends")),
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

  /**
   * The one statement by which a run changes its state: under its lease, from the state it was read
   * in, and not past a wish to cancel; false when any of these does not hold.
   */
  boolean move(Run run, PlanState to) {
    return jdbc.sql(
                """
                with lease as (
                  select plan from actions.plan_runs where plan = :plan and epoch = :epoch
                  for update
                ), moved as (
                  update actions.plans set state = :to
                  where id = (select plan from lease) and state = :from
                    and version = :version and request_no = :request
                    and (:to <> 'RUNNING' or expires_at > actions.hindsight_now())
                    and (cancelled_by is null
                      or :to not in ('RUNNING', 'VERIFYING', 'UNDOING', 'SUCCEEDED'))
                  returning id
                ), fresh as (
                  update actions.plan_runs set attempts = 0, internal_errors = 0
                  where plan = (select id from moved)
                )
                select count(*) from moved\
                """)
            .param("plan", run.id().value())
            .param("epoch", run.epoch())
            .param("from", run.stored().state().name())
            .param("version", run.stored().version())
            .param("request", run.stored().requestNo())
            .param("to", to.name())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** How long the present part may take, and how taking back would end. */
  void begin(Run run, Duration length, PlanState undoEnds) {
    jdbc.sql(
            """
            update actions.plan_runs set undo_ends = :ends,
                deadline_at = actions.hindsight_now() + make_interval(secs => :secs)
            where plan = :plan and epoch = :epoch\
            """)
        .param("secs", length.toMillis() / 1000.0)
        .param("ends", undoEnds.name())
        .param("plan", run.id().value())
        .param("epoch", run.epoch())
        .update();
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
