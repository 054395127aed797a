package dev.hindsight.actions.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.executor.StepResult.Cancelled;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.verify.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as stored, and the lease under which it was read; all of it in one query.
 *
 * @param epoch counts owners; a write under an older one changes nothing
 * @param attempts tries of the present phase so far
 * @param internalErrors how many of them ended in an error of our own
 * @param deadlineAt when the present part (change and verification, or undo) must be over
 * @param undoEnds the state in which taking back ends
 * @param stopped who stopped all runs and why, while they are stopped
 * @param trail what the journal says; what is written after that is not in it
 */
record Run(
    StoredPlan stored,
    long epoch,
    int attempts,
    int internalErrors,
    Optional<Instant> deadlineAt,
    PlanState undoEnds,
    Samples samples,
    Optional<String> stopped,
    Trail trail) {

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

  /** What keeps it from its next step, as it was when it was read. */
  Optional<Halted> halted() {
    return cancelled().or(() -> stopped.map(Stopped::new));
  }

  /** Whether a person cancelled it. */
  Optional<Halted> cancelled() {
    return stored.cancel().map(Cancel::sentence).map(Cancelled::new);
  }

  /** How long what is read of an object may still be as before this run's last change of it. */
  Duration behind(ObjectRef object, Duration settles) {
    return trail
        .changedAt(object)
        .map(at -> Duration.between(now(), at.plus(settles)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** The trace a step leaves on the object. */
  String marker(int step, Direction direction) {
    String part = direction == Direction.DO ? Integer.toString(step) : "undo-" + step;
    return "%s/%s/%s".formatted(id(), part, stored.hash().substring(0, 8));
  }
}
