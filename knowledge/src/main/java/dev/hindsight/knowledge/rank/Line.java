package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;

/**
 * A line of evidence made ready for matching.
 *
 * @param text its beginning, long enough for every pattern
 * @param token what stays of it when it happens again
 * @param notable whether it is abnormal, so that a cause should explain it
 * @param generic whether nearly every cause brings it along
 */
record Line(
    EvidenceLine line, Source source, String text, String token, boolean notable, boolean generic) {

  int number() {
    return line.number();
  }

  /** An alert's name has no line of its own to point at. */
  boolean canBeShown() {
    return line.number() > 0;
  }
}
