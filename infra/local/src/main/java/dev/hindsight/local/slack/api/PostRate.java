package dev.hindsight.local.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One post a second and channel, with a small burst. */
final class PostRate {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int BURST = 3;
  private final Clock clock;
  // for each channel, when its allowance is full again
  private final Map<String, Instant> full = new ConcurrentHashMap<>();

  PostRate(Clock clock) {
    this.clock = clock;
  }

  /** Takes one post from the channel's allowance, or throws {@link RateLimited}. */
  synchronized void take(String channel) {
    Instant now = clock.instant();
    Instant before = full.getOrDefault(channel, now);
    Instant after = (before.isBefore(now) ? now : before).plus(STEP);
    Duration over = Duration.between(now.plus(STEP.multipliedBy(BURST)), after);
    if (over.isPositive()) {
      throw new RateLimited((int) Math.max(1, Math.ceilDiv(over.toMillis(), 1000)));
    }
    full.put(channel, after);
  }
}
