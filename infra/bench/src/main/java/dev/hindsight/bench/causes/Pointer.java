package dev.hindsight.bench.causes;

/**
 * Where a line of evidence stands in the file; counts from 0.
 *
 * @param item the place in the case's evidence list, -1 for the case's alert
 * @param line the line in that item's output; -1 where an item is a line
 */
record Pointer(int item, int line) {

  static final int ALERT = -1;

  static Pointer item(int item) {
    return new Pointer(item, -1);
  }

  boolean whole() {
    return line < 0;
  }
}
