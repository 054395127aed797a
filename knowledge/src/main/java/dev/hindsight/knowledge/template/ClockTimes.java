package dev.hindsight.knowledge.template;

/**
 * The part of a time behind its date: hours to fractions, the zone, a year that comes last; pure.
 */
final class ClockTimes {

  private ClockTimes() {}

  static int timeAfter(String line, int i, int to) {
    char between = Chars.at(line, i, to);
    if (between == ' ' || between == ',') {
      return time(line, Chars.blanks(line, i + 1, to), to);
    }
    boolean joins = between == 'T' || between == '-' || between == '_' || between == ':';
    return joins || between == '/' ? time(line, i + 1, to) : -1;
  }

  /** Hours, minutes and seconds, with a fraction and a zone where they follow. */
  static int time(String line, int from, int to) {
    int hours = Chars.digits(line, from, to);
    int i = from + hours;
    char separator = Chars.at(line, i, to);
    if (hours < 1 || hours > 2 || (separator != ':' && separator != '.')) {
      return -1;
    }
    for (int part = 0; part < 2; part++) {
      int length = Chars.digits(line, i + 1, to);
      if (Chars.at(line, i, to) != separator || length < 1 || length > 2) {
        return -1;
      }
      i += 1 + length;
    }
    return zone(line, fraction(line, i, to), to);
  }

  static int fraction(String line, int i, int to) {
    char c = Chars.at(line, i, to);
    int length = c == '.' || c == ',' || c == ':' ? Chars.digits(line, i + 1, to) : 0;
    return length == 0 ? i : i + 1 + length;
  }

  static int zone(String line, int i, int to) {
    int start = Chars.at(line, i, to) == ' ' ? i + 1 : i;
    char c = Chars.at(line, start, to);
    if (c == 'Z' && start == i) {
      return i + 1;
    }
    if (c == '+' || c == '-') {
      int digits = Chars.digits(line, start + 1, to);
      if (digits == 4) {
        return start + 5;
      }
      boolean colon = digits == 2 && Chars.at(line, start + 3, to) == ':';
      return colon && Chars.digits(line, start + 4, to) == 2 ? start + 6 : i;
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

  static int year(String line, int i, int to) {
    int start = Chars.blanks(line, Chars.at(line, i, to) == ',' ? i + 1 : i, to);
    boolean isYear =
        start > i
            && Chars.digits(line, start, to) == 4
            && !continues(line, start + 4, to)
            && (line.charAt(start) == '1' || line.charAt(start) == '2');
    return isYear && Chars.at(line, start + 4, to) != ':' ? start + 4 : i;
  }
}
