package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.verify.Samples;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as stored, and the lease under which it was read.
 *
 * @param epoch counts owners; a write under an older one changes nothing
 * @param attempts tries of the present phase so far
 * @param internalErrors how many of them ended in an error of our own
 * @param deadlineAt when the present part (change and verification, or undo) must be over
 * @param undoEnds the state in which taking back ends
 */
record Run(
    StoredPlan stored,
    long epoch,
    int attempts,
    int internalErrors,
    Optional<Instant> deadlineAt,
    PlanState undoEnds,
    Samples samples) {

  PlanId id() {
    return stored.id();
  }

  Plan plan() {
    return stored.plan();
  }

  Instant now() {
    return stored.now();
  }

  boolean pastDeadline() {
    return deadlineAt.isPresent() && !deadlineAt.get().isAfter(now());
  }

  Instant deadline() {
    return deadlineAt.orElse(now());
  }

  /** The trace a step leaves on the object. */
  String marker(int step, Direction direction) {
    String part = direction == Direction.DO ? Integer.toString(step) : "undo-" + step;
    return "%s/%s/%s".formatted(id(), part, stored.hash().substring(0, 8));
  }
}
