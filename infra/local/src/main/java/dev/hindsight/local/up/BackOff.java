package dev.hindsight.local.up;

import java.time.Duration;

/** Pauses that double from a second on, and start over after a healthy while. */
final class BackOff {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Duration longest;
  private final Duration healthyAfter;
  private Duration next = SHORTEST;
  private long began = System.nanoTime();

  BackOff(Duration longest, Duration healthyAfter) {
    this.longest = longest;
    this.healthyAfter = healthyAfter;
  }

  /** Something starts to run now. */
  void began() {
    began = System.nanoTime();
  }

  /** How long to wait now that it ended. */
  Duration next() {
    Duration pause = System.nanoTime() - began > healthyAfter.toNanos() ? SHORTEST : next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause;
  }
}
