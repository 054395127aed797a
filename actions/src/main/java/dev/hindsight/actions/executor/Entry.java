package dev.hindsight.actions.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the journal: an intent and, once it is known, its outcome.
 *
 * @param unsettledUntil until when a try whose answer was lost may still take effect
 */
record Entry(
    int step,
    Direction direction,
    Optional<Result> outcome,
    Optional<Instant> unsettledUntil,
    long generation,
    String detail) {

  boolean open() {
    return outcome.isEmpty();
  }

  /** A try of it may have taken effect, now or later. */
  boolean uncertain() {
    return open() && unsettledUntil.isPresent();
  }

  boolean applied() {
    return outcome.filter(r -> r == Result.DONE || r == Result.RECOVERED).isPresent();
  }

  /** How long to wait until what is not seen did not happen; zero when that is certain. */
  Duration unsettled(Instant now) {
    return unsettledUntil
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** How a write ended. */
  enum Result {
    DONE,
    RECOVERED,
    GAVE_UP,
    UNKNOWN
  }
}
