package dev.hindsight.bot.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many answers are made at once: they share the queue's threads with cards and runs, and a
 * model takes its time.
 */
final class Turns {

  /** Until it is tried again by whoever got no turn. */
  static final Duration SOON = Duration.ofSeconds(1);

  private final Semaphore questions = new Semaphore(3);
  private final Semaphore others = new Semaphore(2);

  /**
   * Does it, or says when to come again.
   *
   * @param question whether a model may be asked for it
   */
  Optional<Duration> take(boolean question, Supplier<Optional<Duration>> work) {
    Semaphore turns = question ? questions : others;
    if (!turns.tryAcquire()) {
      return Optional.of(SOON);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
