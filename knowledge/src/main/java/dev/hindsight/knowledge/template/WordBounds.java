package dev.hindsight.knowledge.template;

/** What belongs to a word, and what its neighbours make of it; pure. */
final class WordBounds {

  private WordBounds() {}

  static boolean inWord(String line, int i, int start, int to, boolean afterEquals, boolean url) {
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
  static boolean isPort(String line, int start, int colon, int to, int dots) {
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
  static boolean isMissing(String line, int start, int end, int to, Tokens tokens) {
    for (int i = start; i < end; i++) {
      if (line.charAt(i) != '*') {
        return false;
      }
    }
    boolean among = tokens.isLast(0, Kind.VALUE) || Chars.isDigit(Chars.at(line, end + 1, to));
    return end > start + 1 && among;
  }

  static boolean isUnit(String line, int start, int end, boolean spaced, Tokens tokens) {
    int last = tokens.size() - 1;
    return spaced
        && last >= 0
        && tokens.kind(last) == Kind.VALUE
        && tokens.end(last) > 0
        && Chars.isDigit(line.charAt(tokens.end(last) - 1))
        && WordLook.isUnit(line, start, end);
  }
}
