package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.executor.StepResult.Cancelled;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcStopSwitch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps an intent, for the first time or again, in the one statement that also looks whether the
 * run may go on: under its lease, while nobody cancelled it or stopped all runs. A stop or cancel
 * accepted before this keeps the write away; one that comes now waits for it.
 */
@Repository
class JdbcIntents {

  private final JdbcClient jdbc;

  JdbcIntents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who holds the run; empty when the intent is kept. Throws {@link StaleLease} without lease. */
  Optional<Halted> keep(StepCall call, Duration mayTake) {
    // Not "where stopped": a row that does not match is not locked, and a turn under way not seen.
    return jdbc.sql(
            """
            with lease as (
              select plan from actions.plan_runs where plan = :plan and epoch = :epoch for update
            ), wish as (
              select cancelled_by, cancel_reason from actions.plans
              where id = (select plan from lease) for share
            ), switch as (
              select stopped, person, reason from actions.stop_switch
              where exists (select from wish) for share
            ), intent as (
              insert into actions.plan_journal
                (plan, step, direction, marker, epoch, unsettled_until)
              select :plan, :step, :direction, :marker, :epoch,
                actions.hindsight_now() + make_interval(secs => :secs)
              from wish, switch where cancelled_by is null and not stopped
              on conflict (plan, step, direction)
                do update set unsettled_until = excluded.unsettled_until
            )
            select cancelled_by, cancel_reason, stopped, person, reason from wish, switch\
            """)
        .param("plan", call.plan().value())
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
