package dev.hindsight.knowledge.template;

/** The last piece of a header: who wrote the line. */
final class HeaderTag {

  private static final int LONGEST_TAG = 100;

  private HeaderTag() {}

  /**
   * {@code name: }, {@code name[12]: }, {@code name - }, or a logger before brackets; the last
   * piece.
   */
  static boolean tag(HeaderCursor h) {
    int end = h.wordEnd(h.at);
    if (end == h.at || end - h.at > LONGEST_TAG || !Chars.isLetter(Chars.at(h.line, h.at, h.to))) {
      return false;
    }
    if (h.line.charAt(end - 1) == ':') {
      return endAt(h, end);
    }
    int next = h.blanks(end);
    if (h.line.charAt(end - 1) == ']' || isVersion(h, next)) {
      int colon = closingColon(h, next);
      if (colon > 0) {
        return endAt(h, colon);
      }
    }
    if (h.line.startsWith("- ", next) || h.line.startsWith(": ", next)) {
      boolean levelFollows = Levels.end(h.line, h.blanks(next + 1), h.to) > 0;
      endAt(h, next + 1);
      h.ended = !levelFollows;
      return true;
    }
    if (h.time && !h.level && h.line.startsWith("]:", h.wordEnd(next) - 2)) {
      return endAt(h, h.wordEnd(next));
    }
    if (h.line.charAt(end - 1) == ']' && !h.level) {
      return endAt(h, end);
    }
    if (h.level && isLogger(h, h.at, end)) {
      h.at = end;
      return Chars.at(h.line, next, h.to) == '[' || Chars.at(h.line, next, h.to) == '(';
    }
    return false;
  }

  private static boolean endAt(HeaderCursor h, int end) {
    h.at = end;
    h.ended = true;
    return true;
  }

  private static boolean isVersion(HeaderCursor h, int i) {
    char c = Chars.at(h.line, i, h.to);
    return Chars.isDigit(c) || c == '*' || c == '(';
  }

  /** The colon or dash that ends a tag of two words. */
  private static int closingColon(HeaderCursor h, int from) {
    int end =
        Chars.at(h.line, from, h.to) == '('
            ? Brackets.close(h.line, from, h.to) + 1
            : h.wordEnd(from);
    if (end <= from) {
      return -1;
    }
    if (h.line.charAt(end - 1) == ':') {
      return end;
    }
    if (Chars.at(h.line, end, h.to) == ':') {
      return end + 1;
    }
    int next = h.blanks(end);
    return h.line.startsWith("- ", next) ? next + 1 : -1;
  }

  private static boolean isLogger(HeaderCursor h, int start, int end) {
    int dot = h.line.indexOf('.', start);
    return dot > start && dot < end - 1;
  }
}
