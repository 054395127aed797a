package dev.hindsight.knowledge.template;

/** Pairs of brackets. */
final class Brackets {

  private Brackets() {}

  /** Where the bracket closes that opens there; -1 where it does not, or not before the limit. */
  static int close(String line, int open, int limit) {
    char opening = line.charAt(open);
    char closing = opening == '(' ? ')' : opening == '[' ? ']' : '}';
    int depth = 0;
    for (int i = open; i < limit; i++) {
      char c = line.charAt(i);
      if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
