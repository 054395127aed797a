package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import java.util.stream.Collectors;

/** What a finished plan means for the incident; pure. */
final class Ran {

  private Ran() {}

  /** Whether the run changed anything, for a time at least. */
  static boolean effect(PlanState state) {
    return switch (state) {
      case SUCCEEDED, UNDONE, FAILED, UNKNOWN -> true;
      case PROPOSED,
          AWAITING_APPROVAL,
          APPROVED,
          RUNNING,
          VERIFYING,
          UNDOING,
          REJECTED,
          EXPIRED,
          CANCELLED,
          STOPPED ->
          false;
    };
  }

  /** Whether the executor is at it or about to be. */
  static boolean running(PlanState state) {
    return inHand(state) && state != PlanState.AWAITING_APPROVAL;
  }

  static boolean helped(PlanState state) {
    return state == PlanState.SUCCEEDED;
  }

  /** Whether people or the executor hold the plan now, so that it must not be replaced. */
  static boolean inHand(PlanState state) {
    return state != PlanState.PROPOSED && !state.isFinal();
  }

  /** "Raise the memory limit of checkout (256Mi to 512Mi), PLN-3". */
  static String fix(PlanStatus plan) {
    String changes =
        plan.steps().stream()
            .filter(s -> !s.before().isBlank())
            .map(s -> s.before() + " to " + s.after())
            .collect(Collectors.joining("; "));
    return "%s%s, %s"
        .formatted(plan.title(), changes.isEmpty() ? "" : " (" + changes + ")", plan.id());
  }
}
