package dev.hindsight.knowledge.template;

/**
 * Cuts a line into pieces and tells values from words, in one pass without regular expressions.
 *
 * <p>Stateless: any number of threads may use one.
 */
final class LineScanner {

  /** Of a longer line the rest is not looked at. */
  static final int MOST_CHARS = 4_096;

  private static final int MOST_QUOTED = 512;

  private final boolean masks;

  /** With masks off every piece counts as it is written, for measuring what they are worth. */
  LineScanner(boolean masks) {
    this.masks = masks;
  }

  void scan(String line, int from, Tokens tokens) {
    tokens.begin(line);
    int to = Math.min(line.length(), from + MOST_CHARS);
    boolean spaced = false;
    int i = from;
    while (i < to && !tokens.full()) {
      byte of = Chars.of(line.charAt(i));
      if (of == Chars.SPACE) {
        spaced = true;
        i++;
      } else {
        i =
            of == Chars.DELIMITER
                ? delimiter(line, i, to, spaced, tokens)
                : word(line, i, to, spaced, tokens);
        spaced = false;
      }
    }
  }

  private int delimiter(String line, int i, int to, boolean spaced, Tokens tokens) {
    char c = line.charAt(i);
    if (masks) {
      int end = composite(line, i, to, spaced, tokens);
      if (end > 0) {
        return end;
      }
      if (c == '<' && isLessThan(line, i, to, spaced)) {
        return word(line, i + 1, to, true, tokens);
      }
      if (c == ')' && !spaced && tokens.closeIndex()) {
        return i + 1;
      }
    }
    punctuation(c, i, spaced, tokens);
    char next = Chars.at(line, i + 1, to);
    boolean empty = (c == '"' && next == '"') || (isFree(i, line, spaced) && isPair(c, next));
    if (masks && empty && !tokens.full()) {
      tokens.addValue(i + 1, i + 1, false);
    }
    return i + 1;
  }

  private static void punctuation(char c, int i, boolean spaced, Tokens tokens) {
    long hash = Hashes.mixed(Hashes.next(Hashes.START, c));
    tokens.add(Kind.DELIMITER, i, i + 1, hash, spaced);
  }

  private static boolean isFree(int i, String line, boolean spaced) {
    return spaced || i == 0 || line.charAt(i - 1) == '=';
  }

  private static boolean isPair(char open, char close) {
    return (open == '(' && close == ')')
        || (open == '[' && close == ']')
        || (open == '{' && close == '}');
  }

  /** A value of several pieces behind an equals sign: a quoted one, or {@code Name{...}}. */
  private static int composite(String line, int i, int to, boolean spaced, Tokens tokens) {
    int last = tokens.size() - 1;
    char c = line.charAt(i);
    if (spaced || last < 0) {
      return -1;
    }
    if ((c == '"' || c == '\'') && tokens.isChar(last, '=') && !isProse(tokens, last - 1)) {
      int close = line.indexOf(c, i + 1);
      if (close > i && close < Math.min(to, i + MOST_QUOTED)) {
        tokens.addValue(i, close + 1, false);
        return close + 1;
      }
    }
    if (c == '{' && tokens.isChar(last - 1, '=') && tokens.kind(last).canVary()) {
      int close = Brackets.close(line, i, Math.min(to, i + MOST_QUOTED));
      if (close > 0) {
        tokens.turnIntoValue(close + 1);
        return close + 1;
      }
    }
    return -1;
  }

  /** Keys whose values are what the line says. */
  private static boolean isProse(Tokens tokens, int key) {
    return tokens.lastWordIs(key, "msg")
        || tokens.lastWordIs(key, "message")
        || tokens.lastWordIs(key, "event")
        || tokens.lastWordIs(key, "error")
        || tokens.lastWordIs(key, "err")
        || tokens.lastWordIs(key, "reason");
  }

  /** {@code <1 sec}, but neither {@code <5>} nor a piece of code. */
  private static boolean isLessThan(String line, int i, int to, boolean spaced) {
    int end = i + 1;
    while (end < to && Chars.isDigit(line.charAt(end))) {
      end++;
    }
    return spaced && end > i + 1 && Chars.at(line, end, to) != '>';
  }

  private int word(String line, int start, int to, boolean spaced, Tokens tokens) {
    boolean afterEquals = tokens.isChar(tokens.size() - 1, '=');
    int digits = 0;
    int letters = 0;
    int hexLetters = 0;
    int dots = 0;
    int slashes = 0;
    boolean url = false;
    long hash = Hashes.START;
    int i = start;
    for (; i < to; i++) {
      char c = line.charAt(i);
      byte of = Chars.of(c);
      if (of == Chars.SPACE) {
        break;
      }
      if (of == Chars.DELIMITER
          && !inWord(line, i, start, to, afterEquals, url)
          && !(dots > 0 && letters > 0 && isPort(line, start, i, to, dots))) {
        break;
      }
      switch (of) {
        case Chars.DIGIT -> digits++;
        case Chars.HEX_LETTER -> {
          hexLetters++;
          letters++;
        }
        case Chars.LETTER -> letters++;
        case Chars.DELIMITER -> url |= c == ':' && Chars.at(line, i + 1, to) == '/';
        default -> {
          dots += c == '.' ? 1 : 0;
          slashes += c == '/' ? 1 : 0;
          digits += c == '\\' && i - start + 1 < to ? 1 : 0;
        }
      }
      hash = Hashes.next(hash, c);
    }
    if (masks) {
      boolean plain = digits + letters == i - start;
      int time = letters == 3 && i - start == 3 ? Timestamps.named(line, start, to) : -1;
      if (time > 0) {
        tokens.addValue(start, time, spaced);
        return time;
      }
      boolean value =
          url
              || (digits + letters == 0 && isMissing(line, start, i, to, tokens))
              || (digits > 0 && WordLook.isValueWithDigits(line, start, i, digits, letters, plain))
              || WordLook.isValue(line, start, i, hexLetters)
              || (afterEquals && WordLook.isAbsent(line, start, i));
      if (value) {
        tokens.addValue(start, i, spaced);
        return i;
      }
      if (isUnit(line, start, i, spaced, tokens)) {
        return i;
      }
    }
    tokens.add(
        kind(line, start, i, letters + digits, dots, slashes),
        start,
        i,
        Hashes.mixed(hash),
        spaced);
    return i;
  }

  private static boolean inWord(
      String line, int i, int start, int to, boolean afterEquals, boolean url) {
    char c = line.charAt(i);
    char next = Chars.at(line, i + 1, to);
    if (url) {
      return c == '=' || c == ':' || c == ';' || c == '|';
    }
    if (c != ':') {
      return false;
    }
    boolean scheme = next == '/' && Chars.at(line, i + 2, to) == '/' && i > start + 1;
    boolean drive = next == '\\' && i == start + 1;
    byte of = Chars.of(next);
    return scheme || drive || (afterEquals && of != Chars.SPACE && of != Chars.DELIMITER);
  }

  /** {@code example.com:80}, {@code shop.orders.Loader:12}: a place, named with its number. */
  private static boolean isPort(String line, int start, int colon, int to, int dots) {
    for (int i = start; i < colon && dots == 1; i++) {
      if (Character.isUpperCase(line.charAt(i))) {
        return false;
      }
    }
    int end = colon + 1;
    while (end < to && Chars.isDigit(line.charAt(end))) {
      end++;
    }
    boolean number = line.charAt(colon) == ':' && end > colon + 1 && end <= colon + 6;
    return number && !Spans.isWord(Chars.at(line, end, to));
  }

  /** Stars where others have a number. */
  private static boolean isMissing(String line, int start, int end, int to, Tokens tokens) {
    for (int i = start; i < end; i++) {
      if (line.charAt(i) != '*') {
        return false;
      }
    }
    boolean among = tokens.isLast(0, Kind.VALUE) || Chars.isDigit(Chars.at(line, end + 1, to));
    return end > start + 1 && among;
  }

  private static boolean isUnit(String line, int start, int end, boolean spaced, Tokens tokens) {
    int last = tokens.size() - 1;
    return spaced
        && last >= 0
        && tokens.kind(last) == Kind.VALUE
        && tokens.end(last) > 0
        && Chars.isDigit(line.charAt(tokens.end(last) - 1))
        && WordLook.isUnit(line, start, end);
  }

  private Kind kind(String line, int start, int end, int known, int dots, int slashes) {
    if (known == 0) {
      return Kind.DELIMITER;
    }
    if (masks && WordLook.isFlag(line, start, end)) {
      return Kind.FLAG;
    }
    boolean name = dots + slashes > 0 && WordLook.isName(line, start, end, dots, slashes);
    return name ? Kind.NAME : Kind.WORD;
  }
}
