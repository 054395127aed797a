package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Cancelled;
import dev.hindsight.actions.executor.StepResult.Moved;
import dev.hindsight.actions.executor.StepResult.Partial;
import dev.hindsight.actions.executor.StepResult.Pending;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Retry;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.executor.StepResult.Unclear;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * UNDOING: the steps that took effect, taken back in reverse order; what has no undo stays. The
 * first trouble ends it: nothing else is tried.
 */
@Component
class UndoPhase implements Phase {

  private final StepWriter writer;
  private final Arrivals arrivals;
  private final JdbcJournal journal;
  private final Ledger ledger;

  UndoPhase(StepWriter writer, Arrivals arrivals, JdbcJournal journal, Ledger ledger) {
    this.writer = writer;
    this.arrivals = arrivals;
    this.journal = journal;
    this.ledger = ledger;
  }

  @Override
  public Next run(Run run) {
    Optional<Retry> awaited = arrivals.awaited(run, Direction.UNDO);
    if (awaited.isPresent()) {
      return again(run, awaited.get());
    }
    List<Integer> left = run.trail().toUndo();
    if (left.isEmpty()) {
      return finished(run);
    }
    FailPoint.BETWEEN_UNDO_STEPS.hit();
    int number = left.getFirst();
    // Others (an autoscaler, say) may have changed other fields since; only ours count here.
    StepCall call =
        new StepCall(run, number, Direction.UNDO, run.trail().undoOf(number), OptionalLong.empty());
    return after(call, writer.write(call));
  }

  private Next finished(Run run) {
    Optional<String> stays = run.trail().stays();
    if (stays.isPresent() && !run.trail().undoable()) {
      return ledger.move(run, PlanState.FAILED, "Nothing is taken back. %s".formatted(stays.get()));
    }
    return ledger.move(
        run,
        run.undoEnds(),
        stays
            .map(s -> "Taken back as far as that is possible. " + s)
            .orElse("Taken back: everything is as it was before the run."));
  }

  private Next after(StepCall call, StepResult result) {
    Run run = call.run();
    return switch (result) {
      case Applied() -> new Next.Onward();
      case Pending(var look) -> new Next.Later(look);
      case Retry retry -> again(run, retry);
      case Refused(String why) -> incomplete(run, why);
      case Moved(String why) -> incomplete(run, why);
      case Partial(String what, long generation, _) ->
          incomplete(
              run,
              what,
              () ->
                  journal.conclude(
                      run, call.number(), Direction.UNDO, Entry.Result.DONE, generation, what));
      case Stopped(String why) -> incomplete(run, why);
      case Cancelled(String why) -> incomplete(run, why);
      case Unclear(String why) ->
          incomplete(
              run,
              "it is not known whether the undo of step %d took effect: %s"
                  .formatted(call.number(), why));
    };
  }

  private Next again(Run run, Retry retry) {
    return run.pastDeadline()
        ? incomplete(run, "the deadline is over and " + retry.why())
        : ledger.later(run, retry.why(), retry.after());
  }

  private Next incomplete(Run run, String why) {
    return incomplete(run, why, () -> {});
  }

  private Next incomplete(Run run, String why, Runnable also) {
    return ledger.move(
        run,
        PlanState.ROLLBACK_INCOMPLETE,
        "The undo is incomplete: %s. A person must do what remains: %s."
            .formatted(why, run.trail().remaining()),
        also);
  }
}
