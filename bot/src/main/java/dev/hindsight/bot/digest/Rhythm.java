package dev.hindsight.bot.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A weekday and a time of day, wherever one is. */
public record Rhythm(DayOfWeek day, LocalTime at) {

  /** What somebody gets who says nothing else. */
  public static final Rhythm USUAL = new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0));

  private static final Pattern TYPED =
      Pattern.compile("(\\p{L}{2,9})s?\\s+(?:at\\s+)?(\\d{1,2})(?:[:.](\\d{2}))?");

  /** Reads {@code mon 09:00}, {@code Fridays at 17}; empty where it is no day or no time. */
  public static Optional<Rhythm> parse(String text) {
    Matcher typed = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!typed.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(typed.group(2));
    int minute = Optional.ofNullable(typed.group(3)).map(Integer::parseInt).orElse(0);
    return hour > 23 || minute > 59
        ? Optional.empty()
        : day(typed.group(1)).map(day -> new Rhythm(day, LocalTime.of(hour, minute)));
  }

  /** Reads the same, or a day or a time alone: the other stays what it was. */
  public static Optional<Rhythm> parse(String text, Rhythm now) {
    return parse(text)
        .or(() -> parse(text + " " + now.at))
        .or(() -> parse(name(now.day) + " " + text));
  }

  private static Optional<DayOfWeek> day(String word) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> (name(day).toLowerCase(Locale.ROOT) + "s").startsWith(word))
        .findFirst();
  }

  /**
   * Its moment in a week there. Where the clocks skip the time it is as much later, where they say
   * it twice it is the first.
   */
  public Instant in(IsoWeek week, ZoneId zone) {
    return week.monday().plusDays(day.getValue() - 1L).atTime(at).atZone(zone).toInstant();
  }

  /** As it is typed. */
  public String typed() {
    return "%s %s".formatted(name(day).substring(0, 3).toLowerCase(Locale.ROOT), at);
  }

  /** As people say it. */
  @Override
  public String toString() {
    return "%ss %s".formatted(name(day), at);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
