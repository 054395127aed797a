package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;

/** Another owner has taken the run over; this one must not write any more. */
final class StaleLease extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleLease(PlanId plan) {
    super("another instance runs " + plan + " now");
  }
}
