package dev.hindsight.knowledge.template;

/** What a word is by its look alone; pure. */
final class WordLook {

  /** Longer ones are data, not words. */
  static final int LONGEST = 80;

  private static final int HEX_WORD = 8;
  private static final String[] FLAGS = {
    "true", "false", "yes", "no", "on", "off", "enabled", "disabled"
  };
  private static final String[] ABSENT = {"null", "nil", "none", "undefined", "nan"};
  private static final String[] UNITS = {
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "ns", "us", "ms", "s", "sec", "secs",
    "min", "mins", "hz", "khz", "mhz", "ghz"
  };

  private WordLook() {}

  /** Of a word that has a digit in it: all but identifiers with a single one inside. */
  static boolean isValueWithDigits(
      String line, int start, int end, int digits, int letters, boolean plain) {
    boolean inside =
        plain
            && digits == 1
            && letters > 3
            && Chars.isLetter(line.charAt(start))
            && Chars.isLetter(line.charAt(end - 1));
    return !inside;
  }

  /** A path, a word of hexadecimal letters only, or data. */
  static boolean isValue(String line, int start, int end, int hexLetters) {
    int length = end - start;
    if (length > LONGEST) {
      return true;
    }
    if (length > 1 && line.charAt(start) == '/') {
      return true;
    }
    return hexLetters == length && length >= HEX_WORD && length % 4 == 0;
  }

  static boolean isFlag(String line, int start, int end) {
    return isOneOf(FLAGS, line, start, end);
  }

  static boolean isAbsent(String line, int start, int end) {
    return isOneOf(ABSENT, line, start, end);
  }

  static boolean isUnit(String line, int start, int end) {
    return isOneOf(UNITS, line, start, end);
  }

  /**
   * Paths and qualified names of three parts or more; neither constants, whose last part is written
   * in capitals, nor the types of errors, which say what happened.
   */
  static boolean isName(String line, int start, int end, int dots, int slashes) {
    if (slashes > 1 || (slashes == 1 && dots > 0)) {
      return true;
    }
    int last = line.lastIndexOf('.', end - 2) + 1;
    if (dots < 2 || last <= start || line.startsWith("..", last - 2) || line.charAt(start) == '.') {
      return false;
    }
    boolean constant = true;
    for (int i = last; i < end; i++) {
      constant &= !Character.isLowerCase(line.charAt(i));
    }
    return !constant && !endsWith(line, end, "Exception") && !endsWith(line, end, "Error");
  }

  /** {@code OrderService}, {@code order_service} or an abbreviation, but no type of error. */
  static boolean isIdentifier(String word) {
    int humps = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      humps += Chars.isUpper(c) || c == '_' ? 1 : 0;
    }
    boolean error = word.endsWith("Exception") || word.endsWith("Error");
    return humps > 1 && !error;
  }

  private static boolean endsWith(String line, int end, String suffix) {
    return line.startsWith(suffix, end - suffix.length());
  }

  private static boolean isOneOf(String[] words, String line, int start, int end) {
    int length = end - start;
    for (String word : words) {
      if (word.length() == length && line.regionMatches(true, start, word, 0, length)) {
        return true;
      }
    }
    return false;
  }
}
