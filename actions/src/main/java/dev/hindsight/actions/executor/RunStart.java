package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.store.JdbcProgress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Commits the start: deadline, kept diagnostics and the restarts so far, in one transaction. */
@Component
class RunStart {

  private final JdbcRuns runs;
  private final JdbcProgress progress;
  private final Ledger ledger;
  private final RemediationSettings settings;

  RunStart(JdbcRuns runs, JdbcProgress progress, Ledger ledger, RemediationSettings settings) {
    this.runs = runs;
    this.progress = progress;
    this.ledger = ledger;
    this.settings = settings;
  }

  Next start(Run run, Health health, List<Kept> diagnostics) {
    return ledger.move(
        run,
        PlanState.RUNNING,
        "Started; %d pieces of diagnostics were kept first.".formatted(diagnostics.size()),
        () -> {
          runs.begin(run, settings.deadline().plus(run.plan().pauses()), PlanState.UNDONE);
          runs.baseline(run, health.restarts());
          diagnostics.forEach(kept -> progress.keep(run.id(), kept));
        });
  }

  /** The run is taken back; that has its own deadline and ends in this state. */
  Next undo(Run run, String why, PlanState ends) {
    boolean undoable = run.plan().actions().stream().anyMatch(a -> a.undo() instanceof Undo.By);
    return ledger.move(
        run,
        PlanState.UNDOING,
        (undoable ? "Taking it back: %s." : "It did not help: %s.").formatted(why),
        () -> runs.begin(run, settings.deadline(), ends));
  }
}
