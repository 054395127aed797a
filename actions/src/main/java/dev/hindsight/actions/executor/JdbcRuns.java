package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.PlanRows;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.verify.Samples;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  // One row for each line of the journal, and one where there is none. The plan is named twice: by
  // a join alone, a table without statistics is read from end to end.
  private static final String LOAD =
      """
      select run.*, step, direction, outcome, unsettled_until, outcome_at, due_at, generation,
        detail, receipt
      from (select r.*, stopped, person, reason, %s
          from actions.plans join actions.plan_runs r on r.plan = id cross join actions.stop_switch
          where id = :plan and r.epoch = :epoch) run
        left join (select * from actions.plan_journal where plan = :plan) line on true
      order by line.id\
      """
          .formatted(PlanRows.COLUMNS);

  private final JdbcClient jdbc;

  JdbcRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the run over; whoever had it before cannot write any more. Empty where nothing runs, or
   * another request followed this one.
   */
  Optional<Long> claim(PlanId plan, Optional<Integer> request) {
    return jdbc.sql(
            """
            insert into actions.plan_runs as r (plan, epoch)
            select id, 1 from actions.plans where id = :plan
              and request_no = coalesce(cast(:request as int), request_no)
              and state in ('APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING')
            on conflict (plan) do update set epoch = r.epoch + 1 returning epoch\
            """)
        .param("plan", plan.value())
        .param("request", request.orElse(null))
        .query(Long.class)
        .optional();
  }

  /** Reads all of it; throws {@link StaleLease} without lease. */
  Run load(PlanId plan, long epoch, Optional<StoredPlan> before) {
    return jdbc.sql(LOAD)
        .param("plan", plan.value())
        .param("epoch", epoch)
        .query(
            rows -> {
              return rows.next()
                  ? Optional.of(read(rows, PlanRows.readAgain(rows, before), epoch))
                  : Optional.<Run>empty();
            })
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
        samples,
        row.getBoolean("stopped")
            ? Optional.of(JdbcStopSwitch.sentence(row.getString("person"), row.getString("reason")))
            : Optional.empty(),
        new Trail(stored.plan(), journal(row)));
  }

  /** From this row to the last one. */
  private static List<Entry> journal(ResultSet row) throws SQLException {
    List<Entry> journal = new ArrayList<>();
    if (row.getString("direction") == null) {
      return journal;
    }
    do {
      journal.add(JdbcJournal.entry(row));
    } while (row.next());
    return journal;
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
   * in, and not past a wish to cancel; false when any of these does not hold. What starts anew is
   * nobody's but the approvers', whoever resumed an earlier run of the plan.
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
                  update actions.plan_runs set attempts = 0, internal_errors = 0,
                      resumed_by = case when :from <> 'APPROVED' then resumed_by end,
                      resumed_proof = case when :from <> 'APPROVED' then resumed_proof end
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

  /** How long the present part may take, how taking back would end, and the restarts so far. */
  void begin(Run run, Duration length, PlanState undoEnds, Map<String, Integer> restarts) {
    jdbc.sql(
            """
            update actions.plan_runs set undo_ends = :ends, restarts = :restarts,
                deadline_at = actions.hindsight_now() + make_interval(secs => :secs)
            where plan = :plan and epoch = :epoch\
            """)
        .param("secs", length.toMillis() / 1000.0)
        .param("restarts", JSON.writeValueAsString(restarts))
        .param("ends", undoEnds.name())
        .param("plan", run.id().value())
        .param("epoch", run.epoch())
        .update();
  }

  /** One statement under the lease; throws {@link StaleLease} without. */
  void samples(Run run, Samples samples) {
    int kept =
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
    if (kept == 0) {
      throw new StaleLease(run.id());
    }
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
