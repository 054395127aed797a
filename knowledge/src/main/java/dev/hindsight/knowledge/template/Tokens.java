package dev.hindsight.knowledge.template;

/**
 * The pieces of one line, in arrays that are used again for the next; values that stand side by
 * side are one. Not for several threads.
 */
final class Tokens {

  /** Of a longer line the rest is not looked at. */
  static final int MOST = 192;

  private final Kind[] kinds = new Kind[MOST];
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final long[] hashes = new long[MOST];
  private final boolean[] spaced = new boolean[MOST];
  private int size;
  private String line = "";

  void begin(String of) {
    line = of;
    size = 0;
  }

  int size() {
    return size;
  }

  boolean full() {
    return size == MOST;
  }

  Kind kind(int i) {
    return kinds[i];
  }

  long hash(int i) {
    return hashes[i];
  }

  /** Whether a blank stands before it. */
  boolean spaced(int i) {
    return spaced[i];
  }

  void add(Kind kind, int start, int end, long hash, boolean afterBlank) {
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    hashes[size] = hash;
    spaced[size] = afterBlank;
    size++;
  }

  /** A list, a range or an address of several values is one value. */
  void addValue(int start, int end, boolean afterBlank) {
    if (isLast(0, Kind.VALUE)) {
      ends[size - 1] = end;
    } else if (isLast(1, Kind.VALUE) && joins(afterBlank)) {
      size--;
      ends[size - 1] = end;
    } else {
      add(Kind.VALUE, start, end, Hashes.VALUE, afterBlank);
    }
  }

  private boolean joins(boolean afterBlank) {
    if (kinds[size - 1] != Kind.DELIMITER || spaced[size - 1]) {
      return false;
    }
    char c = line.charAt(starts[size - 1]);
    return c == ',' || (!afterBlank && (c == ':' || c == '|'));
  }

  /** {@code name(5)} is one name: closes it where the last pieces are such, else does nothing. */
  boolean closeIndex() {
    boolean indexed =
        size >= 3
            && isLast(0, Kind.VALUE)
            && !spaced[size - 1]
            && isChar(size - 2, '(')
            && !spaced[size - 2]
            && isLast(2, Kind.WORD);
    if (indexed) {
      size -= 2;
      kinds[size - 1] = Kind.INDEXED;
      hashes[size - 1] = Hashes.indexed(hashes[size - 1]);
    }
    return indexed;
  }

  /** The last word becomes a value that ends there. */
  void turnIntoValue(int end) {
    size--;
    addValue(starts[size], end, spaced[size]);
  }

  /** Whether so many places before the last there is one of the kind. */
  boolean isLast(int before, Kind kind) {
    int i = size - 1 - before;
    return i >= 0 && kinds[i] == kind;
  }

  boolean isChar(int i, char c) {
    return i >= 0 && kinds[i] == Kind.DELIMITER && line.charAt(starts[i]) == c;
  }

  int end(int i) {
    return ends[i];
  }

  String word(int i) {
    return switch (kinds[i]) {
      case VALUE -> Shape.WILDCARD;
      case INDEXED -> line.substring(starts[i], ends[i]) + Shape.INDEX;
      default -> line.substring(starts[i], ends[i]);
    };
  }

  /** The last word's characters, as the caller asks for keys of key=value pairs. */
  boolean lastWordIs(int i, String word) {
    return i >= 0
        && ends[i] - starts[i] == word.length()
        && line.regionMatches(true, starts[i], word, 0, word.length());
  }

  long key() {
    long sum = size;
    for (int i = 0; i < size; i++) {
      sum += Hashes.at(i, hashes[i]);
    }
    return sum;
  }
}
