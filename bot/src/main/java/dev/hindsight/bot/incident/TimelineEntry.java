package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Instant;

/**
 * Something that was done about an incident.
 *
 * @param person who did it; the bot itself is {@link #BOT}
 * @param words what it was, in the words of whoever did it, redacted and hostile
 */
public record TimelineEntry(long id, Instant at, PersonId person, Kind kind, String words) {

  public static final PersonId BOT = new PersonId("hindsight");

  /** What was done. */
  public enum Kind {
    DECLARED,
    ACKNOWLEDGED,
    ASSIGNED,
    RATED,
    SNOOZED,
    WOKEN,
    NOTED,
    UPDATED,
    NUDGED,
    REQUESTED,
    RESOLVED
  }

  /** One that is about to be kept. */
  static TimelineEntry of(Instant at, PersonId person, Kind kind, String words) {
    return new TimelineEntry(0, at, person, kind, words);
  }
}
