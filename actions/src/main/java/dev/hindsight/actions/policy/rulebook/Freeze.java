package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.Risk;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A time in which nothing is changed.
 *
 * @param except risks that may all the same
 */
public record Freeze(String name, ZoneId zone, Window window, Set<Risk> except) {

  public Freeze {
    except = Set.copyOf(except);
  }

  /** Whether it is in force; its end does not belong to it. */
  public boolean holds(Instant now) {
    return window.holds(now.atZone(zone));
  }

  /** When it is in force, by the clocks of its zone. */
  public sealed interface Window {

    /** Whether that moment is in it. */
    boolean holds(ZonedDateTime now);
  }

  /** Once. */
  public record Dates(LocalDateTime from, LocalDateTime until) implements Window {

    @Override
    public boolean holds(ZonedDateTime now) {
      LocalDateTime local = now.toLocalDateTime();
      return !local.isBefore(from) && local.isBefore(until);
    }
  }

  /** Each week; one that ends before it begins goes on over the end of the week. */
  public record Weekly(DayTime from, DayTime until) implements Window {

    @Override
    public boolean holds(ZonedDateTime now) {
      int minute = new DayTime(now.getDayOfWeek(), now.toLocalTime()).minute();
      return from.minute() <= until.minute()
          ? minute >= from.minute() && minute < until.minute()
          : minute >= from.minute() || minute < until.minute();
    }
  }

  /** A minute of the week. */
  public record DayTime(DayOfWeek day, LocalTime time) {

    private static final int DAY = 24 * 60;

    int minute() {
      return (day.getValue() - 1) * DAY + time.getHour() * 60 + time.getMinute();
    }

    @Override
    public String toString() {
      return "%s %02d:%02d".formatted(day.name().substring(0, 3), time.getHour(), time.getMinute());
    }
  }
}
