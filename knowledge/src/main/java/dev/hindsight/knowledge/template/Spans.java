package dev.hindsight.knowledge.template;

/**
 * Where ids, addresses, hashes and quantities end that begin at a place; -1 where none does. Pure.
 */
final class Spans {

  private static final int[] UUID = {8, 4, 4, 4, 12};
  private static final int SHORTEST_HASH = 7;
  private static final int LONGEST_HASH = 64;
  private static final int SHORTEST_DIGEST = 12;
  private static final String DIGEST = "sha256:";
  private static final String GENERATED = "bcdfghjklmnpqrstvwxz2456789";
  private static final String[] UNITS = {"ms", "us", "ns", "s", "m", "h", "d", "%"};

  private Spans() {}

  static int uuid(String text, int from, int to) {
    int i = from;
    for (int group = 0; group < UUID.length; group++) {
      int end = hexDigits(text, i, to);
      if (end - i != UUID[group]) {
        return -1;
      }
      i = end + 1;
      if (group < UUID.length - 1 && Chars.at(text, end, to) != '-') {
        return -1;
      }
    }
    return isWord(Chars.at(text, i - 1, to)) ? -1 : i - 1;
  }

  /** IPv4 with or without a port, or IPv6. */
  static int address(String text, int from, int to) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      int end = digits(text, i, to);
      boolean fits = end > i && end - i <= 3;
      if (!fits || (part < 3 && Chars.at(text, end, to) != '.')) {
        return v6(text, from, to);
      }
      i = end + 1;
    }
    int end = i - 1;
    if (isWord(Chars.at(text, end, to))) {
      return -1;
    }
    int port = digits(text, end + 1, to);
    boolean hasPort = Chars.at(text, end, to) == ':' && port > end + 1 && port <= end + 6;
    return hasPort && !isWord(Chars.at(text, port, to)) ? port : end;
  }

  private static int v6(String text, int from, int to) {
    int i = from;
    int colons = 0;
    boolean gap = false;
    boolean digit = false;
    while (i < to && (isHex(text.charAt(i)) || text.charAt(i) == ':')) {
      digit |= Chars.isDigit(text.charAt(i));
      boolean colon = text.charAt(i) == ':';
      colons += colon ? 1 : 0;
      gap |= colon && Chars.at(text, i + 1, to) == ':';
      i++;
    }
    boolean v6 = digit && (gap ? colons >= 2 : colons == 7) && text.charAt(i - 1) != ':';
    return v6 && !isWord(Chars.at(text, i, to)) ? i : -1;
  }

  static int hex(String text, int from, int to) {
    boolean begins = text.regionMatches(true, from, "0x", 0, 2);
    int end = begins ? hexDigits(text, from + 2, to) : -1;
    return end > from + 2 && !isWord(Chars.at(text, end, to)) ? end : -1;
  }

  /** Hexadecimal with a digit and a letter in it. */
  static int hash(String text, int from, int to) {
    int end = hexDigits(text, from, to);
    int length = end - from;
    int digits = 0;
    for (int i = from; i < end; i++) {
      digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
    }
    boolean mixed = digits > 0 && digits < length;
    boolean fits = length >= SHORTEST_HASH && length <= LONGEST_HASH;
    return mixed && fits && !isWord(Chars.at(text, end, to)) ? end : -1;
  }

  static int digest(String text, int from, int to) {
    if (!text.regionMatches(true, from, DIGEST, 0, DIGEST.length())) {
      return -1;
    }
    int end = hexDigits(text, from + DIGEST.length(), to);
    return end - from - DIGEST.length() >= SHORTEST_DIGEST ? end : -1;
  }

  /** A number with a unit of size or time, or a share. */
  static int quantity(String text, int from, int to) {
    int i = digits(text, from, to);
    if (i == from) {
      return -1;
    }
    if (Chars.at(text, i, to) == '.' && digits(text, i + 1, to) > i + 1) {
      i = digits(text, i + 1, to);
    }
    int end = size(text, i, to);
    for (String unit : UNITS) {
      if (end < 0 && text.regionMatches(true, i, unit, 0, unit.length())) {
        int after = i + unit.length();
        end = isOver(text, after, to) ? after : end;
      }
    }
    return end;
  }

  private static int size(String text, int i, int to) {
    if ("kmgtpeKMGTPE".indexOf(Chars.at(text, i, to)) < 0) {
      return -1;
    }
    int end = i + 1;
    end += Chars.at(text, end, to) == 'i' || Chars.at(text, end, to) == 'I' ? 1 : 0;
    end += Chars.at(text, end, to) == 'b' || Chars.at(text, end, to) == 'B' ? 1 : 0;
    return isOver(text, end, to) ? end : -1;
  }

  private static boolean isOver(String text, int i, int to) {
    char c = Chars.at(text, i, to);
    return !isWord(c) && c != '-';
  }

  static int digits(String text, int from, int to) {
    int i = from;
    while (i < to && Chars.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Behind the letters and digits that Kubernetes makes names of. */
  static int generated(String text, int from, int to) {
    int i = from;
    while (i < to && GENERATED.indexOf(Character.toLowerCase(text.charAt(i))) >= 0) {
      i++;
    }
    return i;
  }

  static boolean isWord(char c) {
    return Chars.isDigit(c) || c == '_' || Chars.isLetter(c);
  }

  private static int hexDigits(String text, int from, int to) {
    int i = from;
    while (i < to && isHex(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isHex(char c) {
    byte of = Chars.of(c);
    return of == Chars.DIGIT || of == Chars.HEX_LETTER;
  }
}
