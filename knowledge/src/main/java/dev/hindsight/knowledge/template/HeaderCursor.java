package dev.hindsight.knowledge.template;

/** How far a header is read in a line, and what of it was met. */
final class HeaderCursor {

  final String line;

  /** Where the part of the line ends that is looked at. */
  final int to;

  int at;
  boolean time;
  boolean level;
  boolean ended;

  HeaderCursor(String line) {
    this.line = line;
    to = Math.min(line.length(), LineScanner.MOST_CHARS);
  }

  void separators() {
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

  /** The message begins there, behind what separates it. */
  void message(int from) {
    at = from;
    separators();
  }

  int blanks(int from) {
    int i = from;
    while (i < to && Chars.isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }

  int wordEnd(int from) {
    int i = from;
    while (i < to && !Chars.isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }
}
