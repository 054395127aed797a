package dev.hindsight.local.cluster.api;

import java.time.Duration;
import java.time.Instant;

/** Ages in kubectl's words: 45s, 7m, 26h, 9d. */
final class Ages {

  private Ages() {}

  static String of(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < 3) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
  }
}
