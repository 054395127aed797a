package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Moved;
import dev.hindsight.actions.executor.StepResult.Partial;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Retry;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.executor.StepResult.Unclear;
import dev.hindsight.actions.plan.Step;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** RUNNING: the steps in order, each written at most once. */
@Component
class StepPhase implements Phase {

  private final StepWriter writer;
  private final JdbcJournal journal;
  private final Ledger ledger;
  private final RunStart undoing;

  StepPhase(StepWriter writer, JdbcJournal journal, Ledger ledger, RunStart undoing) {
    this.writer = writer;
    this.journal = journal;
    this.ledger = ledger;
    this.undoing = undoing;
  }

  @Override
  public Next run(Run run) {
    List<Entry> applied = journal.of(run.id()).stream().filter(Entry::applied).toList();
    List<Step> steps = run.plan().steps();
    if (applied.size() == steps.size()) {
      return ledger.move(run, PlanState.VERIFYING, "All steps are done; verifying that it helped.");
    }
    int number = applied.size() + 1;
    Step step = steps.get(number - 1);
    long generation =
        applied.isEmpty() ? step.action().target().generation() : applied.getLast().generation();
    StepCall call =
        new StepCall(run, number, Direction.DO, step.action(), OptionalLong.of(generation));
    return after(call, writer.write(call));
  }

  private Next after(StepCall call, StepResult result) {
    Run run = call.run();
    return switch (result) {
      case Applied() -> new Next.Onward();
      case Retry(String why, var pause) ->
          run.pastDeadline() ? outOfTime(call, why) : ledger.later(run, why, pause);
      case Refused(String why) -> notApplied(call, PlanState.FAILED, why);
      case Moved(String why) -> notApplied(call, PlanState.STOPPED, why);
      case Partial(String what, boolean stopped) ->
          stopped
              ? ledger.move(
                  run,
                  PlanState.STOPPED,
                  "Stopped in the middle of step %d: %s.".formatted(call.number(), what))
              : undoing.undo(run, "step %d was done in part: %s".formatted(call.number(), what));
      case Stopped(String why) -> ledger.move(run, PlanState.STOPPED, effects(call, why));
      case Unclear(String why) -> unknown(call, why);
    };
  }

  private Next notApplied(StepCall call, PlanState without, String why) {
    return call.number() > 1
        ? undoing.undo(call.run(), why)
        : ledger.move(call.run(), without, effects(call, why));
  }

  private Next outOfTime(StepCall call, String why) {
    boolean intended = journal.of(call.plan()).stream().anyMatch(Entry::uncertain);
    return intended
        ? unknown(call, "the deadline is over and " + why)
        : notApplied(call, PlanState.FAILED, "the deadline is over and " + why);
  }

  private Next unknown(StepCall call, String why) {
    return ledger.move(
        call.run(),
        PlanState.UNKNOWN,
        "It is not known whether step %d took effect (%s): %s. A person must look at %s."
            .formatted(
                call.number(),
                call.action().sentence(),
                why,
                call.action().target().object().display()));
  }

  private static String effects(StepCall call, String why) {
    return call.number() == 1
        ? "Stopped before the first step: %s. Nothing was changed.".formatted(why)
        : "Stopped before step %d: %s. Steps 1 to %d took effect."
            .formatted(call.number(), why, call.number() - 1);
  }
}
