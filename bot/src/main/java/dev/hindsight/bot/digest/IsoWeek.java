package dev.hindsight.bot.digest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A week of ISO 8601, such as 2026-W47; where on earth it lies is another question. */
public record IsoWeek(int year, int number) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-[Ww](\\d{2})");

  public IsoWeek {
    if (year < 1 || number < 1 || number > weeks(year)) {
      throw new IllegalArgumentException("%d has no week %d".formatted(year, number));
    }
  }

  /** The week of a day. */
  public static IsoWeek of(LocalDate day) {
    return new IsoWeek(
        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * Reads {@code 2026-W47}; empty for anything else, and for a week that its year does not have.
   */
  public static Optional<IsoWeek> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(written.group(1));
    int number = Integer.parseInt(written.group(2));
    return year >= 1 && number >= 1 && number <= weeks(year)
        ? Optional.of(new IsoWeek(year, number))
        : Optional.empty();
  }

  /** Its first day. */
  public LocalDate monday() {
    // the fourth of January is always in the first week
    return LocalDate.of(year, 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
        .with(DayOfWeek.MONDAY);
  }

  /** The week so many weeks later; before, where negative. */
  public IsoWeek plus(int weeks) {
    return of(monday().plusWeeks(weeks));
  }

  /** Whether it comes later than another. */
  public boolean isAfter(IsoWeek other) {
    return monday().isAfter(other.monday());
  }

  /** Its seven days there. */
  public Period in(ZoneId zone) {
    return new Period(this, zone);
  }

  private static int weeks(int year) {
    return (int)
        IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(LocalDate.of(year, 7, 1)).getMaximum();
  }

  /** As ISO 8601 writes it. */
  @Override
  public String toString() {
    return "%04d-W%02d".formatted(year, number);
  }
}
