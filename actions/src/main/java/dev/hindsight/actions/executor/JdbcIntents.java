package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.executor.StepResult.Cancelled;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.StoredPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps an intent, for the first time or again, in the one statement that also looks whether the
 * run may go on: under its lease, with the plan as it was read and a yes to it, while nobody
 * cancelled it or stopped all runs. What was accepted before this keeps the write away; what comes
 * now waits for it; what is under way is waited for, and then seen (docs/decisions/0020).
 */
@Repository
class JdbcIntents {

  private final JdbcClient jdbc;

  JdbcIntents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who holds the run; empty when the intent is kept and on the disk. Throws {@link StaleLease}
   * without lease, or where the plan is not any more what was read.
   */
  Optional<Halted> keep(StepCall call, Duration mayTake) {
    StoredPlan plan = call.run().stored();
    // Not "where stopped": a row that does not match is not locked, and a turn under way not seen.
    // Locked rows are read as they are after the wait, votes as they were before: whoever takes one
    // back changes the plan's row too.
    return jdbc.sql(
            """
            with lease as (
              select plan from actions.plan_runs where plan = :plan and epoch = :epoch for update
            ), held as (
              select version = :version and request_no = :request and state = :state
                  and hash = :hash and json = :json as same, cancelled_by, cancel_reason
              from actions.plans where id = (select plan from lease) for share
            ), switch as (
              select stopped, person, reason from actions.stop_switch
              where exists (select from held) for share
            ), votes as (
              select exists (select from actions.plan_votes
                  where plan = :plan and version = :version and request_no = :request
                    and hash = :hash and vote <> 'REJECT' and revoked_at is null) as agreed
            ), intent as (
              insert into actions.plan_journal
                (plan, step, direction, marker, epoch, unsettled_until)
              select :plan, :step, :direction, :marker, :epoch,
                actions.hindsight_now() + make_interval(secs => :secs)
              from held, switch, votes
              where same and agreed and cancelled_by is null and not stopped
              on conflict (plan, step, direction)
                do update set unsettled_until = excluded.unsettled_until
            )
            select agreed, cancelled_by, cancel_reason, stopped, person, reason
            from held, switch, votes where same\
            """)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("request", plan.requestNo())
        .param("state", plan.state().name())
        .param("hash", plan.hash())
        .param("json", plan.json())
        .param("epoch", call.run().epoch())
        .param("step", call.number())
        .param("direction", call.direction().name())
        .param("marker", call.marker())
        .param("secs", mayTake.toMillis() / 1000.0)
        .query((row, _) -> halted(row))
        .optional()
        .orElseThrow(() -> new StaleLease(call.plan()));
  }

  private static Optional<Halted> halted(ResultSet row) throws SQLException {
    if (!row.getBoolean("agreed")) {
      return Optional.of(new Stopped(Permission.NONE_STANDS));
    }
    Optional<String> by = Optional.ofNullable(row.getString("cancelled_by"));
    if (by.isPresent()) {
      String reason = Optional.ofNullable(row.getString("cancel_reason")).orElse("");
      return Optional.of(new Cancelled(new Cancel(new PersonId(by.get()), reason).sentence()));
    }
    return row.getBoolean("stopped")
        ? Optional.of(
            new Stopped(JdbcStopSwitch.sentence(row.getString("person"), row.getString("reason"))))
        : Optional.empty();
  }
}
