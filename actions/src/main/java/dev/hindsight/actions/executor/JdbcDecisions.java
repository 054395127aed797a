package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.Entry.Result;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people say about a run's steps; under the lock of the plan's row, not under a lease. */
@Repository
class JdbcDecisions {

  private final JdbcClient jdbc;

  JdbcDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody looked; the generation that the object has now is not known by that. */
  void looked(PlanId plan, Entry entry, PersonId person, boolean applied) {
    jdbc.sql(
            """
            update actions.plan_journal set outcome = :outcome, generation = -1,
                unsettled_until = null, answered_by = :person, detail = :detail,
                outcome_at = actions.hindsight_now()
            where plan = :plan and step = :step and direction = :direction\
            """)
        .param("outcome", (applied ? Result.RECOVERED : Result.GAVE_UP).name())
        .param("person", person.value())
        .param("detail", "%s says that it %s".formatted(person, words(applied)))
        .param("plan", plan.value())
        .param("step", entry.step())
        .param("direction", entry.direction().name())
        .update();
  }

  static String words(boolean applied) {
    return applied ? "took effect" : "did not take effect";
  }

  /** Answers an open question in its time, once; false when it is too late. */
  boolean answered(PlanId plan, int step, PersonId person, boolean yes) {
    return jdbc.sql(
                """
                update actions.plan_journal set outcome = :outcome, answered_by = :person,
                    detail = :detail, outcome_at = actions.hindsight_now()
                where plan = :plan and step = :step and direction = 'DO' and outcome is null
                  and due_at > actions.hindsight_now()\
                """)
            .param("outcome", (yes ? Result.DONE : Result.GAVE_UP).name())
            .param("person", person.value())
            .param("detail", "%s said %s".formatted(person, yes ? "yes" : "no"))
            .param("plan", plan.value())
            .param("step", step)
            .update()
        == 1;
  }

  /** Undos that were refused may be tried again, observing first what is there. */
  void reopenUndos(PlanId plan) {
    jdbc.sql(
            """
            update actions.plan_journal set outcome = null, unsettled_until = null
            where plan = :plan and direction = 'UNDO' and outcome = 'GAVE_UP'\
            """)
        .param("plan", plan.value())
        .update();
  }

  /** The run has its time anew and belongs to nobody who had it; answers the last owner's epoch. */
  long renew(PlanId plan, Duration deadline) {
    return jdbc.sql(
            """
            update actions.plan_runs set attempts = 0, internal_errors = 0,
                deadline_at = actions.hindsight_now() + make_interval(secs => :secs),
                epoch = epoch + 1
            where plan = :plan returning epoch\
            """)
        .param("secs", deadline.toMillis() / 1000.0)
        .param("plan", plan.value())
        .query(Long.class)
        .single();
  }

  /** The state in which taking back is to end. */
  void undoEnds(PlanId plan, PlanState state) {
    jdbc.sql("update actions.plan_runs set undo_ends = :state where plan = :plan")
        .param("state", state.name())
        .param("plan", plan.value())
        .update();
  }
}
