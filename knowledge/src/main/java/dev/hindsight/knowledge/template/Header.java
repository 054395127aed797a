package dev.hindsight.knowledge.template;

/**
 * Finds where a raw line's message begins: behind time, host, level, process, thread and logger, in
 * whatever order their own look tells; pure.
 *
 * <p>There is no list of systems. A header begins with a time, which a few columns may precede, or
 * with a level. Each further piece must look like what a header has.
 */
final class Header {

  private static final int COLUMNS_BEFORE_TIME = 5;
  private static final int MOST_PIECES = 14;
  private static final int LONGEST_GROUP = 200;
  private static final int LONGEST_TAG = 100;

  private final String line;
  private final int to;
  private int at;
  private boolean time;
  private boolean level;
  private boolean ended;

  private Header(String line) {
    this.line = line;
    to = Math.min(line.length(), LineScanner.MOST_CHARS);
  }

  /** The index of the message's first character; 0 where the line has no header. */
  static int end(String line) {
    Header header = new Header(line);
    header.read();
    return header.at < header.to ? header.at : 0;
  }

  private void read() {
    int begin = blanks(0);
    at = begin;
    if (!klog() && !firstTime() && !startsWithLevel()) {
      at = 0;
      return;
    }
    for (int pieces = 0; pieces < MOST_PIECES && !ended; pieces++) {
      int before = at;
      separators();
      if (!piece()) {
        at = message(before);
        return;
      }
    }
    at = message(at);
  }

  private boolean piece() {
    return anotherTime()
        || pipes()
        || stream()
        || levelHere()
        || number()
        || group()
        || levelSoon()
        || tag();
  }

  /** {@code I0102 15:04:05.000000 12 file.go:34] } */
  private boolean klog() {
    int space = at + 5;
    boolean begins =
        "IWEF".indexOf(Chars.at(line, at, to)) >= 0
            && Chars.isDigit(Chars.at(line, at + 1, to))
            && Chars.at(line, space, to) == ' ';
    int end = begins ? Timestamps.end(line, space + 1, to) : -1;
    int close = end < 0 ? -1 : line.indexOf("] ", end);
    if (close < 0 || close > end + LONGEST_TAG) {
      return false;
    }
    at = close + 1;
    ended = true;
    return true;
  }

  /** The first time, which may stand in brackets, with a few columns before it. */
  private boolean firstTime() {
    int i = at;
    for (int column = 0; column <= COLUMNS_BEFORE_TIME && i < to; column++) {
      int end = timeAt(i);
      if (end > 0) {
        at = end;
        time = true;
        return true;
      }
      int next = wordEnd(i);
      if (!isColumn(i, next)) {
        return false;
      }
      i = blanks(next);
    }
    return false;
  }

  private int timeAt(int i) {
    char open = Chars.at(line, i, to);
    if (open != '[' && open != '(') {
      int end = Timestamps.end(line, i, to);
      if (end > 0 && Timestamps.isSyslog(line, i, end)) {
        return host(end);
      }
      return end;
    }
    int close = Brackets.close(line, i, Math.min(to, i + LONGEST_GROUP));
    return close > 0 && Timestamps.end(line, i + 1, close) > 0 ? close + 1 : -1;
  }

  /** A host follows the time of a syslog. */
  private int host(int end) {
    int start = blanks(end);
    int after = wordEnd(start);
    char last = Chars.at(line, after - 1, to);
    return last == ':' || last == ']' || after >= to ? end : after;
  }

  /** What may precede a time: ids, node names, dashes, not a sentence's words. */
  private boolean isColumn(int start, int end) {
    boolean telling = end - start == 1 && line.charAt(start) == '-';
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      telling |= Chars.isDigit(c) || c == '.' || c == '_' || c == '[';
    }
    return telling;
  }

  private boolean startsWithLevel() {
    int i = Chars.at(line, at, to) == '[' ? at + 1 : at;
    int end = Levels.end(line, i, to);
    char after = Chars.at(line, end, to);
    boolean begins = end > 0 && Chars.isUpper(line.charAt(end - 1));
    if (!begins || (i > at ? after != ']' : after != ':' && after != ' ')) {
      return false;
    }
    at = after == ' ' ? end : end + 1;
    level = true;
    return after != ' ' || blanks(end) > end + 1 || Chars.at(line, blanks(end), to) == '[';
  }

  /** One more time, which a single column may precede. */
  private boolean anotherTime() {
    int end = level ? -1 : timeAt(at);
    int next = wordEnd(at);
    if (end < 0 && !level) {
      end = timeAt(blanks(next));
    }
    at = end > 0 ? end : at;
    return end > 0;
  }

  /** {@code stderr F }: how container runtimes say which stream a line was written to. */
  private boolean stream() {
    int end = wordEnd(at);
    boolean stream = line.startsWith("stdout ", at) || line.startsWith("stderr ", at);
    boolean flagged = stream && "FP".indexOf(Chars.at(line, end + 1, to)) >= 0;
    boolean is = time && flagged && Chars.at(line, end + 2, to) == ' ';
    ended |= is;
    at = is ? end + 2 : at;
    return is;
  }

  private boolean levelHere() {
    int end = level ? -1 : Levels.end(line, at, to);
    if (end < 0) {
      end = !level && time ? Levels.letter(line, at, to) : -1;
    }
    if (end < 0) {
      return false;
    }
    at = Chars.at(line, end, to) == ':' ? end + 1 : end;
    level = true;
    column();
    return true;
  }

  /** Behind a level, a word between wide gaps is a column. */
  private void column() {
    int start = blanks(at);
    int end = wordEnd(start);
    if (start > at + 2 && blanks(end) > end + 2) {
      at = end;
      ended = true;
    }
  }

  /** A process, a thread, a sequence. */
  private boolean number() {
    int end = at;
    while (end < to && (Chars.isDigit(line.charAt(end)) || line.charAt(end) == '#')) {
      end++;
    }
    end += end > at && Chars.at(line, end, to) == ':' ? 1 : 0;
    boolean number = time && end > at && Chars.isSpace(Chars.at(line, end, to)) && !afterLogger();
    at = number ? end : at;
    return number;
  }

  private boolean afterLogger() {
    return level && at > 0 && line.charAt(at - 1) == ':';
  }

  private boolean group() {
    char open = Chars.at(line, at, to);
    if (open != '[' && open != '(') {
      return false;
    }
    int close = Brackets.close(line, at, Math.min(to, at + LONGEST_GROUP));
    boolean follows = close > 0 && (Chars.isSpace(Chars.at(line, close + 1, to)) || open == '[');
    if (!follows) {
      return false;
    }
    int inside = Levels.end(line, at + 1, close);
    boolean levelInside = inside == close || (inside > 0 && line.charAt(inside) == ' ');
    if (!levelInside && level && open == '(') {
      return false;
    }
    level |= levelInside;
    at = close + 1;
    at = Chars.at(line, at, to) == ':' ? at + 1 : at;
    return true;
  }

  /** Columns in capitals or with digits, and then the level. */
  private boolean levelSoon() {
    int i = at;
    for (int skipped = 0; !level && skipped < 4 && i < to; skipped++) {
      int end = Levels.end(line, i, to);
      if (end > 0 && skipped > 0 && Chars.isUpper(line.charAt(end - 1))) {
        at = end;
        level = true;
        return true;
      }
      int next = wordEnd(i);
      if (!isUpperOrColumn(i, next)) {
        return false;
      }
      i = blanks(next);
    }
    return false;
  }

  private boolean isUpperOrColumn(int start, int end) {
    boolean upper = end > start && line.charAt(end - 1) != ':';
    for (int i = start; i < end && upper; i++) {
      upper = !Character.isLowerCase(line.charAt(i));
    }
    char first = Chars.at(line, start, to);
    return upper || (first == '[' && Chars.at(line, end - 1, to) == ']');
  }

  /**
   * {@code name: }, {@code name[12]: }, {@code name - }, or a logger before brackets; the last
   * piece.
   */
  private boolean tag() {
    int end = wordEnd(at);
    if (end == at || end - at > LONGEST_TAG || !Chars.isLetter(Chars.at(line, at, to))) {
      return false;
    }
    if (line.charAt(end - 1) == ':') {
      return endAt(end);
    }
    int next = blanks(end);
    if (line.charAt(end - 1) == ']' || isVersion(next)) {
      int colon = closingColon(next);
      if (colon > 0) {
        return endAt(colon);
      }
    }
    if (line.startsWith("- ", next) || line.startsWith(": ", next)) {
      boolean levelFollows = Levels.end(line, blanks(next + 1), to) > 0;
      endAt(next + 1);
      ended = !levelFollows;
      return true;
    }
    if (time && !level && line.startsWith("]:", wordEnd(next) - 2)) {
      return endAt(wordEnd(next));
    }
    if (line.charAt(end - 1) == ']' && !level) {
      return endAt(end);
    }
    if (level && isLogger(at, end)) {
      at = end;
      return Chars.at(line, next, to) == '[' || Chars.at(line, next, to) == '(';
    }
    return false;
  }

  private boolean endAt(int end) {
    at = end;
    ended = true;
    return true;
  }

  private boolean isVersion(int i) {
    char c = Chars.at(line, i, to);
    return Chars.isDigit(c) || c == '*' || c == '(';
  }

  /** The colon or dash that ends a tag of two words. */
  private int closingColon(int from) {
    int end = Chars.at(line, from, to) == '(' ? Brackets.close(line, from, to) + 1 : wordEnd(from);
    if (end <= from) {
      return -1;
    }
    if (line.charAt(end - 1) == ':') {
      return end;
    }
    if (Chars.at(line, end, to) == ':') {
      return end + 1;
    }
    int next = blanks(end);
    return line.startsWith("- ", next) ? next + 1 : -1;
  }

  private boolean isLogger(int start, int end) {
    int dot = line.indexOf('.', start);
    return dot > start && dot < end - 1;
  }

  /** {@code time|component|12|message}: single words between bars. */
  private boolean pipes() {
    if (at == 0 || line.charAt(at - 1) != '|') {
      return false;
    }
    int bar = line.indexOf('|', at);
    int end = wordEnd(at);
    boolean column = bar > 0 && bar < end && bar < at + LONGEST_TAG;
    at = column ? bar + 1 : at;
    ended |= !column;
    return true;
  }

  private void separators() {
    int i = blanks(at);
    char c = Chars.at(line, i, to);
    char next = Chars.at(line, i + 1, to);
    if (c == '|' || ((c == '-' || c == ',' || c == ':') && Chars.isSpace(next))) {
      i = c == '|' && next != ' ' ? i + 1 : blanks(i + 1);
    } else if (line.startsWith("-- ", i)) {
      i = blanks(i + 2);
    } else if (line.startsWith("--- ", i)) {
      i = blanks(i + 3);
    }
    at = i;
  }

  private int message(int from) {
    at = from;
    separators();
    return at;
  }

  private int blanks(int from) {
    int i = from;
    while (i < to && Chars.isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < to && !Chars.isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }
}
