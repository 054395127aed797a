package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which phase belongs to which state. */
@Component
class Phases {

  private final StartPhase start;
  private final StepPhase steps;
  private final VerifyPhase verify;
  private final UndoPhase undo;

  Phases(StartPhase start, StepPhase steps, VerifyPhase verify, UndoPhase undo) {
    this.start = start;
    this.steps = steps;
    this.verify = verify;
    this.undo = undo;
  }

  /** The phase; empty in states in which nothing runs. */
  Optional<Phase> of(PlanState state) {
    return switch (state) {
      case APPROVED -> Optional.of(start);
      case RUNNING -> Optional.of(steps);
      case VERIFYING -> Optional.of(verify);
      case UNDOING -> Optional.of(undo);
      case PROPOSED,
          AWAITING_APPROVAL,
          SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          FAILED,
          ROLLBACK_INCOMPLETE,
          UNKNOWN,
          REJECTED,
          EXPIRED,
          CANCELLED,
          STOPPED ->
          Optional.empty();
    };
  }
}
