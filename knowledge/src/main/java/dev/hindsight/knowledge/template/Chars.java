package dev.hindsight.knowledge.template;

/** Classes of characters, as a table for ASCII. */
final class Chars {

  static final byte OTHER = 0;
  static final byte SPACE = 1;
  static final byte DELIMITER = 2;
  static final byte DIGIT = 3;
  static final byte HEX_LETTER = 4;
  static final byte LETTER = 5;

  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = classOf((char) c);
    }
  }

  private Chars() {}

  static byte of(char c) {
    if (c < ASCII.length) {
      return ASCII[c];
    }
    if (Character.isSurrogate(c)) {
      // half of one could not be stored, and a picture says nothing
      return SPACE;
    }
    return Character.isLetter(c) ? LETTER : OTHER;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return of(c) >= HEX_LETTER;
  }

  static boolean isSpace(char c) {
    return of(c) == SPACE;
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** The character there, or a blank beyond the end. */
  static char at(String line, int i, int to) {
    return i >= 0 && i < to ? line.charAt(i) : ' ';
  }

  private static byte classOf(char c) {
    if (c <= ' ' || c == 127) {
      return SPACE;
    }
    if ("=:,;()[]{}\"'|<>".indexOf(c) >= 0) {
      return DELIMITER;
    }
    if (isDigit(c)) {
      return DIGIT;
    }
    char lower = (char) (c | 0x20);
    if (lower >= 'a' && lower <= 'f') {
      return HEX_LETTER;
    }
    return lower >= 'g' && lower <= 'z' ? LETTER : OTHER;
  }

  /** How many digits follow. */
  static int digits(String line, int from, int to) {
    int i = from;
    while (i < to && isDigit(line.charAt(i))) {
      i++;
    }
    return i - from;
  }

  /** Where the blanks end, tabs not among them. */
  static int blanks(String line, int from, int to) {
    int i = from;
    while (i < to && line.charAt(i) == ' ') {
      i++;
    }
    return i;
  }
}
