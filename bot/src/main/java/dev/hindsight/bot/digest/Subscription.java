package dev.hindsight.bot.digest;

import dev.hindsight.actions.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * That a place hears of each week.
 *
 * @param place a channel, or a person's id for that person's private conversation
 * @param person who asked for it
 * @param zone that person's
 * @param since moments before are not made up for
 */
public record Subscription(
    String place, PersonId person, Rhythm rhythm, ZoneId zone, boolean active, Instant since) {

  /**
   * A digest that is to be sent.
   *
   * @param week the week that it tells of, the one before the week of its moment
   */
  public record Due(IsoWeek week, Instant at) {}

  /** Whether it is one person's own. */
  public boolean isPrivate() {
    return place.equals(person.value());
  }

  /**
   * The next digest; its moment is past where it should have been sent already. Of the weeks that
   * went by unsent only the last one is made up for.
   *
   * @param told the last week that was told
   */
  public Due next(Optional<IsoWeek> told, Instant now) {
    IsoWeek current = IsoWeek.of(now.atZone(zone).toLocalDate());
    IsoWeek open =
        told.map(week -> week.plus(2)).filter(week -> week.isAfter(current)).orElse(current);
    IsoWeek week = rhythm.in(open, zone).isBefore(since) ? open.plus(1) : open;
    return new Due(week.plus(-1), rhythm.in(week, zone));
  }
}
