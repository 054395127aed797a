package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.StepResult.Partial;
import dev.hindsight.actions.plan.Step;
import org.springframework.stereotype.Component;

/** Ends a run that does not come to its verification, and says exactly what took effect. */
@Component
class Ending {

  private final JdbcJournal journal;
  private final Ledger ledger;
  private final RunStart undoing;

  Ending(JdbcJournal journal, Ledger ledger, RunStart undoing) {
    this.journal = journal;
    this.ledger = ledger;
    this.undoing = undoing;
  }

  /**
   * What took effect before is taken back; without any the run ends in this state. Of a cancelled
   * run nothing is taken back but by a person's wish.
   */
  Next notFinished(Run run, int step, PlanState without, String why) {
    String undone = "step %d was not done: %s".formatted(step, why);
    if (run.stored().cancel().isPresent()) {
      return cancelled(run, "%s; %s".formatted(run.stored().cancel().get().sentence(), undone));
    }
    return run.trail().inEffect().isEmpty()
        ? ledger.move(run, without, before(run, step, why))
        : undoing.undo(run, undone, PlanState.FAILED, () -> {});
  }

  /** The verification says so; what took effect is taken back where that can be done. */
  Next didNotHelp(Run run, String why) {
    return undoing.undo(run, why, PlanState.UNDONE, () -> {});
  }

  /** Nobody but a person may go on from here. */
  Next stopped(Run run, int step, String why) {
    return ledger.move(run, PlanState.STOPPED, before(run, step, why));
  }

  /** A part of a step stays done: a person halted it, or it could not go on and is taken back. */
  Next partly(Run run, int step, Partial partial) {
    String what = partial.what();
    Runnable kept =
        () ->
            journal.conclude(
                run, step, Direction.DO, Entry.Result.DONE, partial.generation(), what);
    boolean cancelled =
        partial.because() instanceof StepResult.Cancelled || run.stored().cancel().isPresent();
    if (cancelled) {
      return ledger.move(
          run,
          PlanState.CANCELLED,
          "Ended in the middle of step %d: %s.".formatted(step, what),
          kept);
    }
    return partial.because() instanceof StepResult.Stopped
        ? ledger.move(
            run,
            PlanState.STOPPED,
            "Stopped in the middle of step %d: %s.".formatted(step, what),
            kept)
        : undoing.undo(
            run, "step %d was done in part: %s".formatted(step, what), PlanState.FAILED, kept);
  }

  /** The same by a person's wish, who may want it taken back. */
  Next cancelled(Run run, String why) {
    return ledger.move(
        run, PlanState.CANCELLED, "Ended, %s. %s".formatted(why, run.trail().effects()));
  }

  /** A person must look, and say what they saw. */
  Next unknown(Run run, int step, String why) {
    return ledger.move(
        run,
        PlanState.UNKNOWN,
        "It is not known whether step %d took effect (%s): %s. A person must look%s and say it."
            .formatted(step, run.plan().steps().get(step - 1).sentence(), why, where(run, step)));
  }

  private static String where(Run run, int step) {
    return run.plan().steps().get(step - 1) instanceof Step.Act act
        ? " at " + act.action().target().object().display()
        : "";
  }

  private String before(Run run, int step, String why) {
    String place = step == 1 ? "the first step" : "step " + step;
    return "Stopped before %s: %s. %s".formatted(place, why, run.trail().effects());
  }
}
