package dev.hindsight.actions.executor;

import java.util.Optional;

/** One line of the journal: an intent and, once it is known, its outcome. */
record Entry(
    int step, Direction direction, Optional<Result> outcome, long generation, String detail) {

  boolean open() {
    return outcome.isEmpty();
  }

  boolean applied() {
    return outcome.filter(r -> r == Result.DONE || r == Result.RECOVERED).isPresent();
  }

  /** How a write ended. */
  enum Result {
    DONE,
    RECOVERED,
    GAVE_UP,
    UNKNOWN
  }
}
