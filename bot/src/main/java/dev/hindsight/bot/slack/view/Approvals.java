package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;

/** What a plan's state lets people do. */
public final class Approvals {

  private Approvals() {}

  /** Whether approvers may still decide. */
  public static boolean waiting(PlanStatus plan) {
    return plan.state() == PlanState.AWAITING_APPROVAL;
  }

  /** Whether nothing has been decided yet. */
  static boolean open(PlanStatus plan) {
    return plan.state() == PlanState.PROPOSED || waiting(plan);
  }

  /** Whether people may still change it. */
  public static boolean changeable(PlanStatus plan) {
    return open(plan) || plan.state() == PlanState.EXPIRED;
  }

  /** Whether somebody has said yes to what may not have begun yet. */
  static boolean revocable(PlanStatus plan) {
    return switch (plan.state()) {
      case AWAITING_APPROVAL -> !plan.approvedBy().isEmpty();
      case APPROVED -> true;
      case RUNNING -> !plan.wrote();
      default -> false;
    };
  }

  /** Whether it was decided to run and has not ended. */
  public static boolean active(PlanStatus plan) {
    return !open(plan) && !plan.state().isFinal();
  }

  /** Whether there is or was a run to tell of. */
  public static boolean ran(PlanStatus plan) {
    return active(plan)
        || switch (plan.state()) {
          case SUCCEEDED,
              UNDONE,
              FAILED_BEFORE_EFFECT,
              FAILED,
              ROLLBACK_INCOMPLETE,
              UNKNOWN,
              STOPPED ->
              true;
          case CANCELLED -> plan.wrote();
          default -> false;
        };
  }
}
