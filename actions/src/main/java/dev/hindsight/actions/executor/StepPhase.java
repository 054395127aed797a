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
import dev.hindsight.actions.plan.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** RUNNING: the steps in order, each done at most once. */
@Component
class StepPhase implements Phase {

  private final StepWriter writer;
  private final Arrivals arrivals;
  private final Pauses pauses;
  private final JdbcJournal journal;
  private final Ledger ledger;
  private final Ending ending;

  StepPhase(
      StepWriter writer,
      Arrivals arrivals,
      Pauses pauses,
      JdbcJournal journal,
      Ledger ledger,
      Ending ending) {
    this.writer = writer;
    this.arrivals = arrivals;
    this.pauses = pauses;
    this.journal = journal;
    this.ledger = ledger;
    this.ending = ending;
  }

  @Override
  public Next run(Run run) {
    List<Step> steps = run.plan().steps();
    int number = run.trail().next();
    if (number > steps.size()) {
      FailPoint.BEFORE_VERIFY.hit();
      return run.stored()
          .cancel()
          .map(cancel -> ending.cancelled(run, cancel.sentence()))
          .orElseGet(
              () ->
                  ledger.move(
                      run, PlanState.VERIFYING, "All steps are done; verifying that it helped."));
    }
    Step step = steps.get(number - 1);
    return after(
        run,
        number,
        // what comes next may rest on what was changed before
        arrivals
            .awaited(run, Direction.DO)
            .<StepResult>map(retry -> retry)
            .orElseGet(() -> step(run, number, step)));
  }

  private StepResult step(Run run, int number, Step step) {
    return step instanceof Step.Act act
        ? writer.write(StepCall.of(run, number, act))
        : pauses.step(run, number, step);
  }

  private Next after(Run run, int number, StepResult result) {
    return switch (result) {
      case Applied() -> new Next.Onward();
      case Pending(var look) -> new Next.Later(look);
      case Retry(String why, var pause) ->
          run.pastDeadline() ? outOfTime(run, number, why) : ledger.later(run, why, pause);
      case Refused(String why) ->
          ending.notFinished(run, number, PlanState.FAILED_BEFORE_EFFECT, why);
      case Moved(String why) -> ending.notFinished(run, number, PlanState.STOPPED, why);
      case Partial partial -> ending.partly(run, number, partial);
      case Stopped(String why) -> ending.stopped(run, number, why);
      case Cancelled(String why) -> ending.cancelled(run, why);
      case Unclear(String why) -> ending.unknown(run, number, why);
    };
  }

  private Next outOfTime(Run run, int number, String why) {
    String late = "the deadline is over and " + why;
    // this visit may have kept an intent after the run was read
    boolean intended = journal.of(run.id()).stream().anyMatch(Entry::uncertain);
    return intended
        ? ending.unknown(run, number, late)
        : ending.notFinished(run, number, PlanState.FAILED_BEFORE_EFFECT, late);
  }
}
