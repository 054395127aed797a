package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward. */
public final class ShiftedClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> ahead;

  public ShiftedClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private ShiftedClock(Clock base, AtomicReference<Duration> ahead) {
    this.base = base;
    this.ahead = ahead;
  }

  /** Puts it forward; it never goes back. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock does not go back");
    }
    ahead.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedClock(base.withZone(zone), ahead);
  }
}
