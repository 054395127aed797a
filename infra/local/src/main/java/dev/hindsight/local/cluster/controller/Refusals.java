package dev.hindsight.local.cluster.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Pods that may not be are tried again, each time after a longer wait. */
final class Refusals {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 4;

  private record Wait(Instant until, String why, int times) {}

  private final Map<String, Wait> waits = new HashMap<>();

  /** The last refusal's words while it is too early to try again, else empty. */
  String holding(String owner, Instant now) {
    Wait wait = waits.get(owner);
    return wait != null && wait.until().isAfter(now) ? wait.why() : "";
  }

  void add(String owner, String why, Instant now) {
    Wait before = waits.get(owner);
    int times = before == null ? 0 : before.times() + 1;
    Duration wait = FIRST.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    waits.put(owner, new Wait(now.plus(wait), why, times));
  }

  void forget(String owner) {
    waits.remove(owner);
  }
}
