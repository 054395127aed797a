package dev.hindsight.bot.digest;

import java.time.Instant;
import java.time.ZoneId;

/** A week somewhere: from Monday's first moment there to the next Monday's, which is not in it. */
public record Period(IsoWeek week, ZoneId zone) {

  /** Its first moment. */
  public Instant from() {
    return week.monday().atStartOfDay(zone).toInstant();
  }

  /** The first moment after it. */
  public Instant to() {
    return week.plus(1).monday().atStartOfDay(zone).toInstant();
  }

  /** The week before, there. */
  public Period before() {
    return week.plus(-1).in(zone);
  }
}
