package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;

/** The run is not as it was read, often taken over by another owner; nothing may be written. */
final class StaleLease extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleLease(PlanId plan) {
    super(plan + " was taken over by another instance, or its time ran out");
  }
}
