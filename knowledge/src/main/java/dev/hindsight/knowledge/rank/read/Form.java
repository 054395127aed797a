package dev.hindsight.knowledge.rank.read;

/** A shape that text comes in. */
interface Form {

  /**
   * Reads from an index on.
   *
   * @return the index after what was read; the same index when this is not that shape
   */
  int read(Lines lines, int at, Findings found);
}
