package dev.hindsight.knowledge.rank.read;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moments that evidence itself names; its newest stands for now, as no clock can. */
final class Times {

  private static final DateTimeFormatter RFC_1123_LIKE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);
  private static final Pattern ISO =
      Pattern.compile(
          "\\b\\d{4}-\\d\\d-\\d\\d[T"
              + " ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)?");
  private static final Pattern ZONED = Pattern.compile("(?:Z|[+-]\\d\\d:?\\d\\d)$");
  private static final Pattern ENDS = Pattern.compile("(?i)not ?after|expir|valid until|renew");
  private static final Duration SETTLED = Duration.ofMinutes(5);
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})([dhms])");

  private Optional<Instant> newest = Optional.empty();

  /** Remembers the moments that a line names, unless it speaks of when something will end. */
  void scan(String line) {
    // the cheaper question first: few lines name a moment at all
    if (ISO.matcher(line).find() && !ENDS.matcher(line).find()) {
      ISO.matcher(line).results().forEach(moment -> seen(moment.group()));
    }
  }

  /** Reads a moment and remembers it. */
  Optional<Instant> seen(String text) {
    Optional<Instant> at = parse(text);
    at.filter(t -> newest.isEmpty() || t.isAfter(newest.get())).ifPresent(t -> newest = at);
    return at;
  }

  Optional<Instant> newest() {
    return newest;
  }

  /** {@code (3 h ago)} where a moment is an hour or more before the newest, else empty. */
  String ifLongAgo(Optional<Instant> at) {
    return at.flatMap(t -> newest.map(now -> Duration.between(t, now))).map(Times::ago).orElse("");
  }

  /** {@code (12 min ago)} where what was started then has run well for a while, else empty. */
  String ifSettled(String started) {
    Optional<Duration> up =
        seen(started).flatMap(at -> newest.map(now -> Duration.between(at, now)));
    return up.filter(age -> age.compareTo(SETTLED) >= 0)
        .map(age -> age.toHours() < 1 ? " (" + age.toMinutes() + " min ago)" : ago(age))
        .orElse("");
  }

  static String ago(Duration age) {
    if (age.toHours() < 1) {
      return "";
    }
    return age.toDays() >= 2
        ? " (" + age.toDays() + " days ago)"
        : " (" + age.toHours() + " h ago)";
  }

  /** {@code 3h37m}, {@code 27d}; zero where it is none. */
  static Duration age(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = AGE.matcher(text);
    while (part.find()) {
      long n = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "d" -> Duration.ofDays(n);
                case "h" -> Duration.ofHours(n);
                case "m" -> Duration.ofMinutes(n);
                default -> Duration.ofSeconds(n);
              });
    }
    return sum;
  }

  static Optional<Instant> parse(String text) {
    String time = text.strip();
    if (time.length() < 10 || time.length() > 40) {
      return Optional.empty();
    }
    boolean zoned = ZONED.matcher(time).find();
    try {
      return Optional.of(
          Character.isDigit(time.charAt(0))
              ? OffsetDateTime.parse(time.replace(' ', 'T') + (zoned ? "" : "Z")).toInstant()
              : ZonedDateTime.parse(time, RFC_1123_LIKE).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
