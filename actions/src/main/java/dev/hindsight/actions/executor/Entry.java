package dev.hindsight.actions.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of the journal: an intent and, once it is known, its outcome.
 *
 * @param outcomeAt when the outcome was known
 * @param dueAt when a step without a write is over, by its stored start
 * @param receipt by what is asked whether the change has arrived everywhere
 * @param unsettledUntil until when a try whose answer was lost may still take effect
 */
record Entry(
    int step,
    Direction direction,
    Optional<Result> outcome,
    Optional<Instant> unsettledUntil,
    Optional<Instant> outcomeAt,
    Optional<Instant> dueAt,
    long generation,
    String detail,
    Optional<String> receipt) {

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

  /** Nobody knows whether it took effect. */
  boolean doubtful() {
    return uncertain() || outcome.filter(r -> r == Result.UNKNOWN).isPresent();
  }

  /** How long a step without a write still has; zero when its time is over. */
  Duration left(Instant now) {
    return dueAt
        .map(due -> Duration.between(now, due))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** How long to wait until what is not seen did not happen; zero when that is certain. */
  Duration unsettled(Instant now) {
    return unsettledUntil
        .map(until -> Duration.between(now, until))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** The generation it left its object in; empty where that is not known. */
  OptionalLong leftGeneration() {
    return generation < 0 ? OptionalLong.empty() : OptionalLong.of(generation);
  }

  /** How a step ended. */
  enum Result {
    DONE,
    RECOVERED,
    GAVE_UP,
    UNKNOWN
  }
}
