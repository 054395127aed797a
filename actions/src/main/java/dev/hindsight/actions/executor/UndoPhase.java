package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Moved;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Retry;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.executor.StepResult.Unclear;
import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Step;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** UNDOING: the steps that took effect, taken back in reverse order, each at most once. */
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
    List<Entry> applied = journal.of(run.id()).stream().filter(Entry::applied).toList();
    int number =
        (int)
            (applied.stream().filter(e -> e.direction() == Direction.DO).count()
                - applied.stream().filter(e -> e.direction() == Direction.UNDO).count());
    if (number == 0) {
      return ledger.move(
          run, PlanState.UNDONE, "Taken back: everything is as it was before the run.");
    }
    Action undo = run.plan().steps().get(number - 1).action().undo();
    // Others (an autoscaler, say) may have changed other fields since; only ours count here.
    StepCall call = new StepCall(run, number, Direction.UNDO, undo, OptionalLong.empty());
    return after(call, writer.write(call));
  }

  private Next after(StepCall call, StepResult result) {
    Run run = call.run();
    return switch (result) {
      case Applied() -> new Next.Onward();
      case Retry(String why, var pause) ->
          run.pastDeadline() ? outOfTime(call, why) : ledger.later(run, why, pause);
      case Refused(String why) -> end(call, PlanState.FAILED, why);
      case Moved(String why) -> end(call, PlanState.FAILED, why);
      case Stopped(String why) -> end(call, PlanState.STOPPED, why);
      case Unclear(String why) -> end(call, PlanState.UNKNOWN, why);
    };
  }

  private Next outOfTime(StepCall call, String why) {
    boolean intended = journal.of(call.plan()).stream().anyMatch(Entry::open);
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

  private static String remaining(StepCall call) {
    List<Step> steps = call.run().plan().steps();
    return IntStream.iterate(call.number(), n -> n > 0, n -> n - 1)
        .mapToObj(n -> steps.get(n - 1).undo())
        .collect(Collectors.joining("; then "));
  }
}
