package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.digest.ZoneNames;
import dev.hindsight.bot.incident.Move;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment that somebody names by their own clock; pure.
 *
 * @param said the moment with its zone, so that a misunderstanding is seen
 */
record When(Instant at, String said) {

  private static final Pattern LENGTH =
      Pattern.compile("(?:for )?(\\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?)");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?:until )?(?:(today|tomorrow|mon|tue|wed|thu|fri|sat|sun)[a-z]* )?(?:at"
              + " )?(\\d{1,2})(?::(\\d\\d))?");

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm z", Locale.ENGLISH);

  /**
   * Reads {@code 15m}, {@code 2h}, {@code 3d}, {@code until 17:00}, {@code tomorrow 9:00}, {@code
   * mon 9}; empty for anything else, and for what is over or too far away.
   *
   * @param now on the clock of whoever says it
   */
  static Optional<When> read(String text, ZonedDateTime now) {
    String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return length(plain, now)
        .or(() -> clock(plain, now))
        .filter(at -> at.isAfter(now) && !at.isAfter(now.plus(Move.Snooze.LONGEST)))
        .map(at -> new When(at.toInstant(), said(at)));
  }

  /** That long before now, at most ten thousand days; empty for what is no length of time. */
  static Optional<Instant> ago(String text, Instant now) {
    ZonedDateTime at = now.atZone(ZoneOffset.UTC);
    return length(text.strip().toLowerCase(Locale.ROOT), at)
        .map(then -> now.minus(Duration.between(at, then)));
  }

  static When at(Instant at, ZoneId zone) {
    return new When(at, said(at.atZone(zone)));
  }

  /** With the zone's name as well, but for UTC: the letters of others mean several. */
  private static String said(ZonedDateTime at) {
    String moment = SAID.format(at);
    String zone = ZoneNames.of(at.getZone());
    return moment.endsWith(" " + zone) ? moment : "%s (%s)".formatted(moment, zone);
  }

  private static Optional<ZonedDateTime> length(String text, ZonedDateTime now) {
    Matcher said = LENGTH.matcher(text);
    if (!said.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(said.group(1));
    return Optional.of(
        switch (said.group(2).charAt(0)) {
          case 'm' -> now.plus(Duration.ofMinutes(count));
          case 'h' -> now.plus(Duration.ofHours(count));
          // the same time on another day, also where the clocks are changed between
          default -> now.plusDays(count);
        });
  }

  private static Optional<ZonedDateTime> clock(String text, ZonedDateTime now) {
    Matcher said = CLOCK.matcher(text);
    // a number alone is no time of day
    if (!said.matches() || text.matches("\\d+")) {
      return Optional.empty();
    }
    try {
      int minute = said.group(3) == null ? 0 : Integer.parseInt(said.group(3));
      LocalTime time = LocalTime.of(Integer.parseInt(said.group(2)), minute);
      Optional<String> day = Optional.ofNullable(said.group(1));
      ZonedDateTime at = on(day(day, now), time, now);
      boolean tomorrow = day.isEmpty() && !at.isAfter(now);
      boolean nextWeek = day.filter(d -> !d.startsWith("to")).isPresent() && !at.isAfter(now);
      return Optional.of(
          tomorrow
              ? on(now.toLocalDate().plusDays(1), time, now)
              : nextWeek ? on(at.toLocalDate().plusWeeks(1), time, now) : at);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time that the clocks skip is later by what they skip; of two, it is the first. */
  private static ZonedDateTime on(LocalDate day, LocalTime time, ZonedDateTime now) {
    return ZonedDateTime.of(day, time, now.getZone());
  }

  private static LocalDate day(Optional<String> said, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    return switch (said.orElse("today")) {
      case "today" -> today;
      case "tomorrow" -> today.plusDays(1);
      case String name ->
          Arrays.stream(DayOfWeek.values())
              .filter(day -> day.name().startsWith(name.toUpperCase(Locale.ROOT)))
              .findFirst()
              .map(day -> today.with(TemporalAdjusters.nextOrSame(day)))
              .orElse(today);
    };
  }
}
