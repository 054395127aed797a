package dev.hindsight.prompts.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Leaves a server alone for a while after it failed again and again; then one call may try. */
final class Breaker {

  private static final int FAILURES = 3;

  private final Duration rest;
  private final InstantSource clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  Breaker(Duration rest, InstantSource clock) {
    this.rest = rest;
    this.clock = clock;
  }

  /** Whether a call may be made now; the one that tries again keeps the others waiting. */
  synchronized boolean lets() {
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return false;
    }
    if (failures >= FAILURES) {
      closedUntil = now.plus(rest);
    }
    return true;
  }

  synchronized void worked() {
    failures = 0;
    closedUntil = Instant.MIN;
  }

  synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      closedUntil = clock.instant().plus(rest);
    }
  }
}
