package dev.hindsight.actions.executor;

import dev.hindsight.actions.executor.StepResult.Cancelled;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcStopSwitch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What keeps a run from its next step: a person cancelled it, or all runs are stopped. */
@Component
class Halt {

  private final JdbcStopSwitch stop;

  Halt(JdbcStopSwitch stop) {
    this.stop = stop;
  }

  /** As it was a moment ago. */
  Optional<Halted> seen(Run run) {
    return cancelled(run).or(() -> all().map(Stopped::new));
  }

  /** Whether a person cancelled it, as it was when the run was read. */
  static Optional<Halted> cancelled(Run run) {
    return run.stored().cancel().map(Cancel::sentence).map(Cancelled::new);
  }

  /** Who stopped all runs, and why. */
  Optional<String> all() {
    return stop.stopped();
  }
}
