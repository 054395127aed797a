package dev.hindsight.knowledge.template;

/** What a header goes on with: more times, levels, processes, threads, groups in brackets. */
final class HeaderPieces {

  private static final int LONGEST_GROUP = 200;
  private static final int LONGEST_TAG = 100;

  private HeaderPieces() {}

  /** One more time, which a single column may precede. */
  static boolean anotherTime(HeaderCursor h) {
    int end = h.level ? -1 : HeaderBegin.timeAt(h, h.at);
    int next = h.wordEnd(h.at);
    if (end < 0 && !h.level) {
      end = HeaderBegin.timeAt(h, h.blanks(next));
    }
    h.at = end > 0 ? end : h.at;
    return end > 0;
  }

  /** {@code stderr F }: how container runtimes say which stream a line was written to. */
  static boolean stream(HeaderCursor h) {
    int end = h.wordEnd(h.at);
    boolean stream = h.line.startsWith("stdout ", h.at) || h.line.startsWith("stderr ", h.at);
    boolean flagged = stream && "FP".indexOf(Chars.at(h.line, end + 1, h.to)) >= 0;
    boolean is = h.time && flagged && Chars.at(h.line, end + 2, h.to) == ' ';
    h.ended |= is;
    h.at = is ? end + 2 : h.at;
    return is;
  }

  static boolean levelHere(HeaderCursor h) {
    int end = h.level ? -1 : Levels.end(h.line, h.at, h.to);
    if (end < 0) {
      end = !h.level && h.time ? Levels.letter(h.line, h.at, h.to) : -1;
    }
    if (end < 0) {
      return false;
    }
    h.at = Chars.at(h.line, end, h.to) == ':' ? end + 1 : end;
    h.level = true;
    column(h);
    return true;
  }

  /** Behind a level, a word between wide gaps is a column. */
  private static void column(HeaderCursor h) {
    int start = h.blanks(h.at);
    int end = h.wordEnd(start);
    if (start > h.at + 2 && h.blanks(end) > end + 2) {
      h.at = end;
      h.ended = true;
    }
  }

  /** A process, a thread, a sequence. */
  static boolean number(HeaderCursor h) {
    int end = h.at;
    while (end < h.to && (Chars.isDigit(h.line.charAt(end)) || h.line.charAt(end) == '#')) {
      end++;
    }
    end += end > h.at && Chars.at(h.line, end, h.to) == ':' ? 1 : 0;
    boolean number =
        h.time && end > h.at && Chars.isSpace(Chars.at(h.line, end, h.to)) && !afterLogger(h);
    h.at = number ? end : h.at;
    return number;
  }

  private static boolean afterLogger(HeaderCursor h) {
    return h.level && h.at > 0 && h.line.charAt(h.at - 1) == ':';
  }

  static boolean group(HeaderCursor h) {
    char open = Chars.at(h.line, h.at, h.to);
    if (open != '[' && open != '(') {
      return false;
    }
    int close = Brackets.close(h.line, h.at, Math.min(h.to, h.at + LONGEST_GROUP));
    boolean follows =
        close > 0 && (Chars.isSpace(Chars.at(h.line, close + 1, h.to)) || open == '[');
    if (!follows) {
      return false;
    }
    int inside = Levels.end(h.line, h.at + 1, close);
    boolean levelInside = inside == close || (inside > 0 && h.line.charAt(inside) == ' ');
    if (!levelInside && h.level && open == '(') {
      return false;
    }
    h.level |= levelInside;
    h.at = close + 1;
    h.at = Chars.at(h.line, h.at, h.to) == ':' ? h.at + 1 : h.at;
    return true;
  }

  /** Columns in capitals or with digits, and then the level. */
  static boolean levelSoon(HeaderCursor h) {
    int i = h.at;
    for (int skipped = 0; !h.level && skipped < 4 && i < h.to; skipped++) {
      int end = Levels.end(h.line, i, h.to);
      if (end > 0 && skipped > 0 && Chars.isUpper(h.line.charAt(end - 1))) {
        h.at = end;
        h.level = true;
        return true;
      }
      int next = h.wordEnd(i);
      if (!isUpperOrColumn(h, i, next)) {
        return false;
      }
      i = h.blanks(next);
    }
    return false;
  }

  private static boolean isUpperOrColumn(HeaderCursor h, int start, int end) {
    boolean upper = end > start && h.line.charAt(end - 1) != ':';
    for (int i = start; i < end && upper; i++) {
      upper = !Character.isLowerCase(h.line.charAt(i));
    }
    char first = Chars.at(h.line, start, h.to);
    return upper || (first == '[' && Chars.at(h.line, end - 1, h.to) == ']');
  }

  /** {@code time|component|12|message}: single words between bars. */
  static boolean pipes(HeaderCursor h) {
    if (h.at == 0 || h.line.charAt(h.at - 1) != '|') {
      return false;
    }
    int bar = h.line.indexOf('|', h.at);
    int end = h.wordEnd(h.at);
    boolean column = bar > 0 && bar < end && bar < h.at + LONGEST_TAG;
    h.at = column ? bar + 1 : h.at;
    h.ended |= !column;
    return true;
  }
}
