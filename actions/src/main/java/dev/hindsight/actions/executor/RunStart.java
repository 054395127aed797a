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
    FailPoint.hit("before-start");
    return ledger.move(
        run,
        PlanState.RUNNING,
        "Started; %d pieces of diagnostics were kept first.".formatted(diagnostics.size()),
        () -> {
          runs.startDeadline(run, settings.deadline());
          runs.baseline(run, health.restarts());
          diagnostics.forEach(kept -> progress.keep(run.id(), kept));
        });
  }

  /** The run is taken back; that has its own deadline. */
  Next undo(Run run, String why) {
    boolean undoable =
        run.plan().steps().stream().anyMatch(s -> s.action().undo() instanceof Undo.By);
    return ledger.move(
        run,
        PlanState.UNDOING,
        (undoable ? "Taking it back: %s." : "It did not help: %s.").formatted(why),
        () -> runs.startDeadline(run, settings.deadline()));
  }
}
