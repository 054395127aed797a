package dev.hindsight.local.cluster.controller;

import java.time.Clock;
import java.time.Duration;

/** Clocks that show another time than the cluster's. */
final class Clocks {

  private Clocks() {}

  static Clock before(Clock clock, Duration ago) {
    return Clock.offset(clock, ago.negated());
  }
}
