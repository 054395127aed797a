package dev.hindsight.knowledge.template;

/**
 * Cuts a line into pieces and tells values from words, in one pass without regular expressions.
 *
 * <p>Stateless: any number of threads may use one.
 */
final class LineScanner {

  /** Of a longer line the rest is not looked at. */
  static final int MOST_CHARS = 4_096;

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
      int end = Composites.composite(line, i, to, spaced, tokens);
      if (end > 0) {
        return end;
      }
      if (c == '<' && Composites.isLessThan(line, i, to, spaced)) {
        return word(line, i + 1, to, true, tokens);
      }
      if (c == ')' && !spaced && tokens.closeIndex()) {
        return i + 1;
      }
    }
    punctuation(c, i, spaced, tokens);
    char next = Chars.at(line, i + 1, to);
    boolean empty =
        (c == '"' && next == '"')
            || (Composites.isFree(i, line, spaced) && Composites.isPair(c, next));
    if (masks && empty && !tokens.full()) {
      tokens.addValue(i + 1, i + 1, false);
    }
    return i + 1;
  }

  private static void punctuation(char c, int i, boolean spaced, Tokens tokens) {
    long hash = Hashes.mixed(Hashes.next(Hashes.START, c));
    tokens.add(Kind.DELIMITER, i, i + 1, hash, spaced);
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
          && !WordBounds.inWord(line, i, start, to, afterEquals, url)
          && !(dots > 0 && letters > 0 && WordBounds.isPort(line, start, i, to, dots))) {
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
              || (digits + letters == 0 && WordBounds.isMissing(line, start, i, to, tokens))
              || (digits > 0 && WordLook.isValueWithDigits(line, start, i, digits, letters, plain))
              || WordLook.isValue(line, start, i, hexLetters)
              || (afterEquals && WordLook.isAbsent(line, start, i));
      if (value) {
        tokens.addValue(start, i, spaced);
        return i;
      }
      if (WordBounds.isUnit(line, start, i, spaced, tokens)) {
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
