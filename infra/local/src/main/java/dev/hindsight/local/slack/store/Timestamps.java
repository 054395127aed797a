package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Hands out Slack timestamps: seconds, a dot, six digits, each greater than the last. */
public final class Timestamps {
  private static final long MICROS = 1_000_000L;
  private final Clock clock;
  private long last;

  Timestamps(Clock clock) {
    this.clock = clock;
  }

  /** Never hands out this timestamp or an older one. */
  synchronized void after(String ts) {
    last = Math.max(last, micros(ts));
  }

  public synchronized String next() {
    last = Math.max(last + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return format(last);
  }

  private static String format(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
  }

  private static long micros(String ts) {
    int dot = ts.indexOf('.');
    if (dot < 0 || !ts.matches("\\d{1,12}\\.\\d{6}")) {
      return 0;
    }
    return Long.parseLong(ts.substring(0, dot)) * MICROS + Long.parseLong(ts.substring(dot + 1));
  }
}
