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
      i = blanks(line, i, to);
    }
    if (Chars.isDigit(Chars.at(line, i, to))) {
      return i == from ? -1 : dayFirst(line, i, to);
    }
    if (!isOneOf(MONTHS, line, i, to)) {
      return -1;
    }
    i = blanks(line, i + 3, to);
    int day = digits(line, i, to);
    if (day < 1 || day > 2) {
      return -1;
    }
    i = year(line, i + day, to);
    int time = time(line, blanks(line, i, to), to);
    return time < 0 ? -1 : year(line, time, to);
  }

  /** Whether what ends there is in the form of BSD's syslog, which a host follows. */
  static boolean isSyslog(String line, int from, int end) {
    return isOneOf(MONTHS, line, from, end) && Chars.at(line, end - 3, end) == ':';
  }

  private static int dayFirst(String line, int from, int to) {
    int i = from + digits(line, from, to);
    char separator = Chars.at(line, i, to);
    i = separator == ' ' ? blanks(line, i, to) : i + 1;
    if (!isOneOf(MONTHS, line, i, to)) {
      return -1;
    }
    i += 3;
    int year = digits(line, i + 1, to);
    if (Chars.at(line, i, to) == separator && year == 4) {
      i += 1 + year;
    }
    char between = Chars.at(line, i, to);
    return between == ' ' || between == ':' ? time(line, blanks(line, i + 1, to), to) : -1;
  }

  private static int numeric(String line, int from, int to) {
    int first = digits(line, from, to);
    int i = from + first;
    char c = Chars.at(line, i, to);
    return switch (first) {
      case 1, 2 -> c == ':' ? time(line, from, to) : shortDate(line, from, to);
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
      int length = digits(line, i + 1, to);
      if (Chars.at(line, i, to) != separator || length < 1 || length > 2) {
        return -1;
      }
      i += 1 + length;
    }
    int time = timeAfter(line, i, to);
    return time < 0 ? i : time;
  }

  /** {@code 03-17 16:13:38}, {@code 17/06/09 20:10:40}, {@code 10/Oct/2000:13:55:36 -0700}. */
  private static int shortDate(String line, int from, int to) {
    int named = dayFirst(line, from, to);
    if (named > 0) {
      return named;
    }
    int i = from + digits(line, from, to);
    char separator = Chars.at(line, i, to);
    if (separator != '-' && separator != '/' && separator != '.') {
      return -1;
    }
    for (int part = 0; part < 2 && Chars.at(line, i, to) == separator; part++) {
      int length = digits(line, i + 1, to);
      if (length != 2 && length != 4) {
        return -1;
      }
      i += 1 + length;
    }
    return timeAfter(line, i, to);
  }

  /** {@code 20171223-22:15:29:606}, {@code 20060102T150405Z}, {@code 081109 203615}. */
  private static int compact(String line, int end, int to) {
    int time = timeAfter(line, end, to);
    if (time > 0) {
      return time;
    }
    char between = Chars.at(line, end, to);
    int digits = digits(line, end + 1, to);
    boolean isTime = (between == ' ' || between == 'T' || between == '-') && digits == 6;
    return isTime ? zone(line, fraction(line, end + 1 + digits, to), to) : -1;
  }

  private static int epoch(String line, int from, int end, int to) {
    boolean thisCentury = line.charAt(from) == '1' && !Chars.isLetter(Chars.at(line, end, to));
    return thisCentury ? fraction(line, end, to) : -1;
  }

  private static int timeAfter(String line, int i, int to) {
    char between = Chars.at(line, i, to);
    if (between == ' ' || between == ',') {
      return time(line, blanks(line, i + 1, to), to);
    }
    boolean joins = between == 'T' || between == '-' || between == '_' || between == ':';
    return joins || between == '/' ? time(line, i + 1, to) : -1;
  }

  /** Hours, minutes and seconds, with a fraction and a zone where they follow. */
  private static int time(String line, int from, int to) {
    int hours = digits(line, from, to);
    int i = from + hours;
    char separator = Chars.at(line, i, to);
    if (hours < 1 || hours > 2 || (separator != ':' && separator != '.')) {
      return -1;
    }
    for (int part = 0; part < 2; part++) {
      int length = digits(line, i + 1, to);
      if (Chars.at(line, i, to) != separator || length < 1 || length > 2) {
        return -1;
      }
      i += 1 + length;
    }
    return zone(line, fraction(line, i, to), to);
  }

  private static int fraction(String line, int i, int to) {
    char c = Chars.at(line, i, to);
    int length = c == '.' || c == ',' || c == ':' ? digits(line, i + 1, to) : 0;
    return length == 0 ? i : i + 1 + length;
  }

  private static int zone(String line, int i, int to) {
    int start = Chars.at(line, i, to) == ' ' ? i + 1 : i;
    char c = Chars.at(line, start, to);
    if (c == 'Z' && start == i) {
      return i + 1;
    }
    if (c == '+' || c == '-') {
      int digits = digits(line, start + 1, to);
      if (digits == 4) {
        return start + 5;
      }
      boolean colon = digits == 2 && Chars.at(line, start + 3, to) == ':';
      return colon && digits(line, start + 4, to) == 2 ? start + 6 : i;
    }
    return start > i ? zoneName(line, start, to, i) : i;
  }

  private static int zoneName(String line, int start, int to, int otherwise) {
    int end = start;
    while (end < to && Chars.isUpper(line.charAt(end))) {
      end++;
    }
    int length = end - start;
    boolean name = length == 3 || length == 4;
    boolean known =
        name
            && (line.charAt(end - 1) == 'T' || line.startsWith("UTC", start))
            && !continues(line, end, to);
    return known ? end : otherwise;
  }

  private static boolean continues(String line, int end, int to) {
    char c = Chars.at(line, end, to);
    return Chars.isLetter(c) || Chars.isDigit(c) || c == '_' || c == '-';
  }

  private static int year(String line, int i, int to) {
    int start = blanks(line, Chars.at(line, i, to) == ',' ? i + 1 : i, to);
    boolean isYear =
        start > i
            && digits(line, start, to) == 4
            && !continues(line, start + 4, to)
            && (line.charAt(start) == '1' || line.charAt(start) == '2');
    return isYear && Chars.at(line, start + 4, to) != ':' ? start + 4 : i;
  }

  private static int digits(String line, int from, int to) {
    int i = from;
    while (i < to && Chars.isDigit(line.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static int blanks(String line, int from, int to) {
    int i = from;
    while (i < to && line.charAt(i) == ' ') {
      i++;
    }
    return i;
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
