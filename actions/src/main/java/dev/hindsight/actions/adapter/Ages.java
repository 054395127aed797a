package dev.hindsight.actions.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long ago something was, in words; pure. */
public final class Ages {

  private static final Duration LONG = Duration.ofHours(1);

  private Ages() {}

  /** {@code 12 min}, {@code 3 h}, {@code 9 days}; nothing is in the future. */
  public static String words(Duration age) {
    long minutes = Math.max(0, age.toMinutes());
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
  }

  /** {@code " (3 h ago)"} for what was an hour ago or more, else nothing: it belongs to today. */
  public static String ifLongAgo(Optional<Instant> at, Instant now) {
    return at.map(then -> Duration.between(then, now))
        .filter(age -> age.compareTo(LONG) >= 0)
        .map(age -> " (%s ago)".formatted(words(age)))
        .orElse("");
  }
}
