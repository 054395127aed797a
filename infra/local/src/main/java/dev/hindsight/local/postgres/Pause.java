package dev.hindsight.local.postgres;

import java.time.Duration;

/** Waits between two looks at something that cannot tell when it changed. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailed("interrupted while PostgreSQL was starting or stopping", e);
    }
  }
}
