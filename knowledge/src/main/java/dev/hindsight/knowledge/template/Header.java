package dev.hindsight.knowledge.template;

/**
 * Finds where a raw line's message begins: behind time, host, level, process, thread and logger, in
 * whatever order their own look tells; pure.
 *
 * <p>There is no list of systems. A header begins with a time, which a few columns may precede, or
 * with a level. Each further piece must look like what a header has.
 */
final class Header {

  private static final int MOST_PIECES = 14;

  private Header() {}

  /** The index of the message's first character; 0 where the line has no header. */
  static int end(String line) {
    HeaderCursor header = new HeaderCursor(line);
    read(header);
    return header.at < header.to ? header.at : 0;
  }

  private static void read(HeaderCursor h) {
    h.at = h.blanks(0);
    if (!HeaderBegin.klog(h) && !HeaderBegin.firstTime(h) && !HeaderBegin.startsWithLevel(h)) {
      h.at = 0;
      return;
    }
    for (int pieces = 0; pieces < MOST_PIECES && !h.ended; pieces++) {
      int before = h.at;
      h.separators();
      if (!piece(h)) {
        h.message(before);
        return;
      }
    }
    h.message(h.at);
  }

  private static boolean piece(HeaderCursor h) {
    return HeaderPieces.anotherTime(h)
        || HeaderPieces.pipes(h)
        || HeaderPieces.stream(h)
        || HeaderPieces.levelHere(h)
        || HeaderPieces.number(h)
        || HeaderPieces.group(h)
        || HeaderPieces.levelSoon(h)
        || HeaderTag.tag(h);
  }
}
