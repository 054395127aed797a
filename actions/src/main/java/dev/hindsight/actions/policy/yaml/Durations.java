package dev.hindsight.actions.policy.yaml;

import java.time.Duration;

/** Durations as a policy file writes them. */
public final class Durations {

  private Durations() {}

  /** For example {@code 90s}, {@code 5m}, {@code 7d}. */
  public static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
  }
}
