package dev.hindsight.knowledge.template;

/** How a header begins: with a time, which a few columns may precede, or with a level. */
final class HeaderBegin {

  private static final int COLUMNS_BEFORE_TIME = 5;
  private static final int LONGEST_GROUP = 200;
  private static final int LONGEST_TAG = 100;

  private HeaderBegin() {}

  /** {@code I0102 15:04:05.000000 12 file.go:34] } */
  static boolean klog(HeaderCursor h) {
    int space = h.at + 5;
    boolean begins =
        "IWEF".indexOf(Chars.at(h.line, h.at, h.to)) >= 0
            && Chars.isDigit(Chars.at(h.line, h.at + 1, h.to))
            && Chars.at(h.line, space, h.to) == ' ';
    int end = begins ? Timestamps.end(h.line, space + 1, h.to) : -1;
    int close = end < 0 ? -1 : h.line.indexOf("] ", end);
    if (close < 0 || close > end + LONGEST_TAG) {
      return false;
    }
    h.at = close + 1;
    h.ended = true;
    return true;
  }

  /** The first time, which may stand in brackets, with a few columns before it. */
  static boolean firstTime(HeaderCursor h) {
    int i = h.at;
    for (int column = 0; column <= COLUMNS_BEFORE_TIME && i < h.to; column++) {
      int end = timeAt(h, i);
      if (end > 0) {
        h.at = end;
        h.time = true;
        return true;
      }
      int next = h.wordEnd(i);
      if (!isColumn(h, i, next)) {
        return false;
      }
      i = h.blanks(next);
    }
    return false;
  }

  static int timeAt(HeaderCursor h, int i) {
    char open = Chars.at(h.line, i, h.to);
    if (open != '[' && open != '(') {
      int end = Timestamps.end(h.line, i, h.to);
      if (end > 0 && Timestamps.isSyslog(h.line, i, end)) {
        return host(h, end);
      }
      return end;
    }
    int close = Brackets.close(h.line, i, Math.min(h.to, i + LONGEST_GROUP));
    return close > 0 && Timestamps.end(h.line, i + 1, close) > 0 ? close + 1 : -1;
  }

  /** A host follows the time of a syslog. */
  private static int host(HeaderCursor h, int end) {
    int start = h.blanks(end);
    int after = h.wordEnd(start);
    char last = Chars.at(h.line, after - 1, h.to);
    return last == ':' || last == ']' || after >= h.to ? end : after;
  }

  /** What may precede a time: ids, node names, dashes, not a sentence's words. */
  private static boolean isColumn(HeaderCursor h, int start, int end) {
    boolean telling = end - start == 1 && h.line.charAt(start) == '-';
    for (int i = start; i < end; i++) {
      char c = h.line.charAt(i);
      telling |= Chars.isDigit(c) || c == '.' || c == '_' || c == '[';
    }
    return telling;
  }

  static boolean startsWithLevel(HeaderCursor h) {
    int i = Chars.at(h.line, h.at, h.to) == '[' ? h.at + 1 : h.at;
    int end = Levels.end(h.line, i, h.to);
    char after = Chars.at(h.line, end, h.to);
    boolean begins = end > 0 && Chars.isUpper(h.line.charAt(end - 1));
    if (!begins || (i > h.at ? after != ']' : after != ':' && after != ' ')) {
      return false;
    }
    h.at = after == ' ' ? end : end + 1;
    h.level = true;
    return after != ' ' || h.blanks(end) > end + 1 || Chars.at(h.line, h.blanks(end), h.to) == '[';
  }
}
