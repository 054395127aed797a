package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.executor.Entry.Result;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.util.Optional;
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

  /**
   * The run has its time anew, by this person's word, and belongs to nobody who had it; answers the
   * last owner's epoch.
   */
  long renew(PlanId plan, Duration deadline, Voter by) {
    return jdbc.sql(
            """
            update actions.plan_runs set attempts = 0, internal_errors = 0,
                deadline_at = actions.hindsight_now() + make_interval(secs => :secs),
                epoch = epoch + 1, resumed_by = :person, resumed_proof = :proof
            where plan = :plan returning epoch\
            """)
        .param("secs", deadline.toMillis() / 1000.0)
        .param("person", by.person().value())
        .param("proof", by.proof().name())
        .param("plan", plan.value())
        .query(Long.class)
        .single();
  }

  /** By whose word the run goes on or is taken back; empty while it is as it was approved. */
  Optional<Voter> resumedBy(PlanId plan) {
    return jdbc.sql(
            """
            select resumed_by, resumed_proof from actions.plan_runs
            where plan = :plan and resumed_by is not null\
            """)
        .param("plan", plan.value())
        .query(
            (row, _) ->
                Voter.of(
                    new PersonId(row.getString("resumed_by")),
                    Optional.empty(),
                    Proof.valueOf(row.getString("resumed_proof"))))
        .optional();
  }

  /** The state in which taking back is to end. */
  void undoEnds(PlanId plan, PlanState state) {
    jdbc.sql("update actions.plan_runs set undo_ends = :state where plan = :plan")
        .param("state", state.name())
        .param("plan", plan.value())
        .update();
  }
}
