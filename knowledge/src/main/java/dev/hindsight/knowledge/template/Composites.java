package dev.hindsight.knowledge.template;

/** Values that begin with punctuation: quoted ones, objects behind a key, comparisons; pure. */
final class Composites {

  private static final int MOST_QUOTED = 512;

  private Composites() {}

  static boolean isFree(int i, String line, boolean spaced) {
    return spaced || i == 0 || line.charAt(i - 1) == '=';
  }

  static boolean isPair(char open, char close) {
    return (open == '(' && close == ')')
        || (open == '[' && close == ']')
        || (open == '{' && close == '}');
  }

  /** A value of several pieces behind an equals sign: a quoted one, or {@code Name{...}}. */
  static int composite(String line, int i, int to, boolean spaced, Tokens tokens) {
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
  static boolean isLessThan(String line, int i, int to, boolean spaced) {
    int end = i + 1;
    while (end < to && Chars.isDigit(line.charAt(end))) {
      end++;
    }
    return spaced && end > i + 1 && Chars.at(line, end, to) != '>';
  }
}
