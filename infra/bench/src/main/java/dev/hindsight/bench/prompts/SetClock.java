package dev.hindsight.bench.prompts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that ticks as usual and can be set ahead. */
final class SetClock extends Clock {

  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  SetClock(Clock real) {
    this.real = real;
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("all is in UTC");
  }
}
