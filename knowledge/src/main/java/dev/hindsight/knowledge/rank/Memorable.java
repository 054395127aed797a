package dev.hindsight.knowledge.rank;

import java.time.Instant;

/**
 * Something that the past of an object says of a cause: it moves a cause that today's evidence
 * carries a little up or down, and never makes one.
 */
interface Memorable {

  /** Its name among the signals that a ranking can do without. */
  String name();

  /** How much, from -0.1 to 0.1 and as a share of the score. */
  double lean(Before before, Instant now);
}
