package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import java.util.Optional;

/** What a finished plan means for the incident; pure. */
final class Ran {

  private Ran() {}

  /** Whether the run changed anything, for a time at least; in doubt it did. */
  static boolean effect(PlanStatus plan) {
    return plan.wrote() || plan.state() == PlanState.UNKNOWN;
  }

  /** Whether it changed something and its verification proved that this helped. */
  static boolean proven(PlanStatus plan) {
    return effect(plan) && helped(plan.state()).orElse(false);
  }

  /** Whether the executor is at it or about to be. */
  static boolean running(PlanState state) {
    return inHand(state) && state != PlanState.AWAITING_APPROVAL;
  }

  /** What its verification proved; empty where it proved nothing. */
  static Optional<Boolean> helped(PlanState state) {
    return switch (state) {
      case SUCCEEDED -> Optional.of(true);
      case UNDONE -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** What a run that is not the proven fix leaves to be said; empty where it changed nothing. */
  static Optional<String> unproven(PlanStatus plan) {
    if (!effect(plan) || proven(plan)) {
      return Optional.empty();
    }
    return Optional.of(
        plan.state() == PlanState.UNDONE
            ? plan.id() + " ran and did not help."
            : plan.id() + " changed something, but it is not proven that it helped.");
  }

  /** Whether people or the executor hold the plan now, so that it must not be replaced. */
  static boolean inHand(PlanState state) {
    return state != PlanState.PROPOSED && !state.isFinal();
  }

  /** "Raise the memory limit of checkout from 256Mi to 512Mi, PLN-3". */
  static String fix(PlanStatus plan) {
    return "%s, %s".formatted(plan.title(), plan.id());
  }
}
