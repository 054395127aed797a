package dev.hindsight.knowledge.template;

/** The names of severities in logs. */
final class Levels {

  private static final String[] NAMES = {
    "INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "SEVERE", "CRITICAL", "NOTICE",
    "CRIT", "ERR", "ALERT", "EMERG", "EMERGENCY", "PANIC", "FAILURE", "VERBOSE", "FINE", "FINER",
    "FINEST", "CONFIG", "INFORMATION"
  };

  private Levels() {}

  /**
   * Where the level ends that is written there in capitals, small letters or as a name; else -1.
   */
  static int end(String line, int from, int to) {
    char first = Chars.at(line, from, to);
    if (!Chars.isLetter(first)) {
      return -1;
    }
    int end = from;
    while (end < to && Chars.isLetter(line.charAt(end))) {
      end++;
    }
    int length = end - from;
    char after = Chars.at(line, end, to);
    boolean ends = Chars.isSpace(after) || ":],|)".indexOf(after) >= 0;
    if (!ends || length < 3) {
      return -1;
    }
    for (String name : NAMES) {
      if (name.length() == length && line.regionMatches(true, from, name, 0, length)) {
        return end;
      }
    }
    return -1;
  }

  /** Where a level of one letter ends, as phones write it; else -1. */
  static int letter(String line, int from, int to) {
    boolean level = "VDIWEFC".indexOf(Chars.at(line, from, to)) >= 0;
    char after = Chars.at(line, from + 1, to);
    return level && (after == ' ' || after == '/') ? from + 1 : -1;
  }
}
