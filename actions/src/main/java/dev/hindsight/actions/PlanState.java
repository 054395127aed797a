package dev.hindsight.actions;

/** A plan's life, in order; the last ones are final. */
public enum PlanState {
  PROPOSED,
  AWAITING_APPROVAL,
  APPROVED,
  RUNNING,
  VERIFYING,
  UNDOING,
  SUCCEEDED,
  UNDONE,
  FAILED_BEFORE_EFFECT,
  FAILED,
  ROLLBACK_INCOMPLETE,
  UNKNOWN,
  REJECTED,
  EXPIRED,
  CANCELLED,
  STOPPED;

  /** Whether nothing will happen to the plan any more without a new request. */
  public boolean isFinal() {
    return compareTo(SUCCEEDED) >= 0;
  }
}
