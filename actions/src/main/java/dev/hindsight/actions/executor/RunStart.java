package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.policy.Admission;
import dev.hindsight.actions.policy.Admission.Entry;
import dev.hindsight.actions.store.JdbcProgress;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Commits the start: deadline, kept diagnostics and the restarts so far, in one transaction. */
@Component
class RunStart {

  private final JdbcRuns runs;
  private final JdbcProgress progress;
  private final Ledger ledger;
  private final Admission admission;
  private final RemediationSettings settings;

  RunStart(
      JdbcRuns runs,
      JdbcProgress progress,
      Ledger ledger,
      Admission admission,
      RemediationSettings settings) {
    this.runs = runs;
    this.admission = admission;
    this.progress = progress;
    this.ledger = ledger;
    this.settings = settings;
  }

  /** Unless the policy's last word, in the same transaction, is another. */
  Next start(Run run, int others, Health health, List<Kept> diagnostics) {
    FailPoint.BEFORE_START.hit();
    return switch (entered(run, others, health, diagnostics)) {
      case Entry.Open() -> new Next.Onward();
      case Entry.NotNow(String why, Duration after) -> ledger.later(run, why, after);
      case Entry.Closed(String why) ->
          ledger.move(
              run, PlanState.STOPPED, "Not started: %s. Nothing was changed.".formatted(why));
    };
  }

  private Entry entered(Run run, int others, Health health, List<Kept> diagnostics) {
    try {
      return ledger.guarded(
          run,
          () -> {
            Entry entry = admission.enter(run.stored(), others);
            if (entry instanceof Entry.Open) {
              begun(run, health, diagnostics);
            }
            return entry;
          });
    } catch (PessimisticLockingFailureException e) {
      return new Entry.NotNow("other starts are being decided", Duration.ZERO);
    }
  }

  private void begun(Run run, Health health, List<Kept> diagnostics) {
    ledger.move(
        run,
        PlanState.RUNNING,
        "Started; %d pieces of diagnostics were kept first.".formatted(diagnostics.size()),
        () -> {
          Duration deadline = settings.deadline().plus(run.plan().pauses());
          runs.begin(run, deadline, PlanState.UNDONE, health.restarts());
          progress.keep(run.id(), diagnostics);
        });
  }

  /**
   * The run is taken back; that has its own deadline and ends in this state.
   *
   * @param also written in the same transaction
   */
  Next undo(Run run, String why, PlanState ends, Runnable also) {
    boolean undoable = run.plan().actions().stream().anyMatch(a -> a.undo() instanceof Undo.By);
    return ledger.move(
        run,
        PlanState.UNDOING,
        (undoable ? "Taking it back: %s." : "It did not help: %s.").formatted(why),
        () -> {
          also.run();
          runs.begin(run, settings.deadline(), ends, run.samples().restarts());
        });
  }
}
