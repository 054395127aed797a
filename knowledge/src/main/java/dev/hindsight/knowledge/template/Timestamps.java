package dev.hindsight.knowledge.template;

/**
 * Finds where a time ends, in the forms that logs write; pure, by hand, without regular
 * expressions.
 */
final class Timestamps {

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final int EPOCH_SECONDS = 10;
  private static final int EPOCH_MILLIS = 13;

  private Timestamps() {}

  /** Where the time ends that begins there; -1 where none does. */
  static int end(String line, int from, int to) {
    char c = Chars.at(line, from, to);
    if (Chars.isDigit(c)) {
      return numeric(line, from, to);
    }
    return Chars.isUpper(c) ? named(line, from, to) : -1;
  }

  /**
   * {@code Sun Dec 04 04:47:44 2005}, {@code Jun 14 15:16:01}, {@code Mon, 02 Jan 2006 15:04:05
   * GMT}.
   */
  static int named(String line, int from, int to) {
    int i = from;
    if (isOneOf(DAYS, line, i, to)) {
      i += 3;
      i = Chars.at(line, i, to) == ',' ? i + 1 : i;
      i = Chars.blanks(line, i, to);
    }
    if (Chars.isDigit(Chars.at(line, i, to))) {
      return i == from ? -1 : dayFirst(line, i, to);
    }
    if (!isOneOf(MONTHS, line, i, to)) {
      return -1;
    }
    i = Chars.blanks(line, i + 3, to);
    int day = Chars.digits(line, i, to);
    if (day < 1 || day > 2) {
      return -1;
    }
    i = ClockTimes.year(line, i + day, to);
    int time = ClockTimes.time(line, Chars.blanks(line, i, to), to);
    return time < 0 ? -1 : ClockTimes.year(line, time, to);
  }

  /** Whether what ends there is in the form of BSD's syslog, which a host follows. */
  static boolean isSyslog(String line, int from, int end) {
    return isOneOf(MONTHS, line, from, end) && Chars.at(line, end - 3, end) == ':';
  }

  private static int dayFirst(String line, int from, int to) {
    int i = from + Chars.digits(line, from, to);
    char separator = Chars.at(line, i, to);
    i = separator == ' ' ? Chars.blanks(line, i, to) : i + 1;
    if (!isOneOf(MONTHS, line, i, to)) {
      return -1;
    }
    i += 3;
    int year = Chars.digits(line, i + 1, to);
    if (Chars.at(line, i, to) == separator && year == 4) {
      i += 1 + year;
    }
    char between = Chars.at(line, i, to);
    return between == ' ' || between == ':'
        ? ClockTimes.time(line, Chars.blanks(line, i + 1, to), to)
        : -1;
  }

  private static int numeric(String line, int from, int to) {
    int first = Chars.digits(line, from, to);
    int i = from + first;
    char c = Chars.at(line, i, to);
    return switch (first) {
      case 1, 2 -> c == ':' ? ClockTimes.time(line, from, to) : shortDate(line, from, to);
      case 4 -> longDate(line, from, to);
      case 6, 8 -> compact(line, i, to);
      case EPOCH_SECONDS, EPOCH_MILLIS -> epoch(line, from, i, to);
      default -> -1;
    };
  }

  private static int longDate(String line, int from, int to) {
    int i = from + 4;
    char separator = Chars.at(line, i, to);
    if (separator != '-' && separator != '/' && separator != '.') {
      return -1;
    }
    for (int part = 0; part < 2; part++) {
      int length = Chars.digits(line, i + 1, to);
      if (Chars.at(line, i, to) != separator || length < 1 || length > 2) {
        return -1;
      }
      i += 1 + length;
    }
    int time = ClockTimes.timeAfter(line, i, to);
    return time < 0 ? i : time;
  }

  /** {@code 03-17 16:13:38}, {@code 17/06/09 20:10:40}, {@code 10/Oct/2000:13:55:36 -0700}. */
  private static int shortDate(String line, int from, int to) {
    int named = dayFirst(line, from, to);
    if (named > 0) {
      return named;
    }
    int i = from + Chars.digits(line, from, to);
    char separator = Chars.at(line, i, to);
    if (separator != '-' && separator != '/' && separator != '.') {
      return -1;
    }
    for (int part = 0; part < 2 && Chars.at(line, i, to) == separator; part++) {
      int length = Chars.digits(line, i + 1, to);
      if (length != 2 && length != 4) {
        return -1;
      }
      i += 1 + length;
    }
    return ClockTimes.timeAfter(line, i, to);
  }

  /** {@code 20171223-22:15:29:606}, {@code 20060102T150405Z}, {@code 081109 203615}. */
  private static int compact(String line, int end, int to) {
    int time = ClockTimes.timeAfter(line, end, to);
    if (time > 0) {
      return time;
    }
    char between = Chars.at(line, end, to);
    int digits = Chars.digits(line, end + 1, to);
    boolean isTime = (between == ' ' || between == 'T' || between == '-') && digits == 6;
    return isTime ? ClockTimes.zone(line, ClockTimes.fraction(line, end + 1 + digits, to), to) : -1;
  }

  private static int epoch(String line, int from, int end, int to) {
    boolean thisCentury = line.charAt(from) == '1' && !Chars.isLetter(Chars.at(line, end, to));
    return thisCentury ? ClockTimes.fraction(line, end, to) : -1;
  }

  private static boolean isOneOf(String names, String line, int i, int to) {
    if (i + 3 > to || Chars.isLetter(Chars.at(line, i + 3, to))) {
      return false;
    }
    for (int name = 0; name < names.length(); name += 3) {
      if (line.regionMatches(i, names, name, 3)) {
        return true;
      }
    }
    return false;
  }
}
