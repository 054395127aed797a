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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** UNDOING: the steps that took effect, taken back in reverse order; what has no undo stays. */
@Component
class UndoPhase implements Phase {

  private final StepWriter writer;
  private final JdbcJournal journal;
  private final Ledger ledger;

  UndoPhase(StepWriter writer, JdbcJournal journal, Ledger ledger) {
    this.writer = writer;
    this.journal = journal;
    this.ledger = ledger;
  }

  @Override
  public Next run(Run run) {
    Trail trail = new Trail(run.plan(), journal.of(run.id()));
    List<Integer> left = trail.toUndo();
    if (left.isEmpty()) {
      return finished(run, trail);
    }
    int number = left.getFirst();
    // Others (an autoscaler, say) may have changed other fields since; only ours count here.
    StepCall call =
        new StepCall(run, number, Direction.UNDO, trail.undoOf(number), OptionalLong.empty());
    return after(call, writer.write(call));
  }

  private Next finished(Run run, Trail trail) {
    Optional<String> stays = trail.stays();
    if (stays.isPresent() && !trail.undoable()) {
      return ledger.move(run, PlanState.FAILED, "Nothing is taken back. %s".formatted(stays.get()));
    }
    return ledger.move(
        run,
        PlanState.UNDONE,
        stays
            .map(s -> "Taken back as far as that is possible. " + s)
            .orElse("Taken back: everything is as it was before the run."));
  }

  private Next after(StepCall call, StepResult result) {
    Run run = call.run();
    return switch (result) {
      case Applied() -> new Next.Onward();
      case Retry(String why, var pause) ->
          run.pastDeadline() ? outOfTime(call, why) : ledger.later(run, why, pause);
      case Refused(String why) -> end(call, PlanState.FAILED, why);
      case Moved(String why) -> end(call, PlanState.FAILED, why);
      case Partial(String what, _) -> end(call, PlanState.FAILED, what);
      case Stopped(String why) -> end(call, PlanState.STOPPED, why);
      case Unclear(String why) -> end(call, PlanState.UNKNOWN, why);
    };
  }

  private Next outOfTime(StepCall call, String why) {
    boolean intended = journal.of(call.plan()).stream().anyMatch(Entry::uncertain);
    return end(
        call, intended ? PlanState.UNKNOWN : PlanState.FAILED, "the deadline is over and " + why);
  }

  private Next end(StepCall call, PlanState state, String why) {
    return ledger.move(
        call.run(),
        state,
        "The undo is incomplete: %s. A person must do what remains: %s."
            .formatted(why, remaining(call)));
  }

  private String remaining(StepCall call) {
    List<Step> steps = call.run().plan().steps();
    return new Trail(call.run().plan(), journal.of(call.plan()))
        .toUndo().stream().map(n -> steps.get(n - 1).undo()).collect(Collectors.joining("; then "));
  }
}
