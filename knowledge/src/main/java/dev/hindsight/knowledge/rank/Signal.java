package dev.hindsight.knowledge.rank;

import java.util.List;

/** Something beside a signature that speaks for a cause, never strong enough to make one. */
interface Signal {

  Support of(Signature signature, Evidence evidence);

  /** How much is added to the score, and the lines that show it. */
  record Support(double bonus, List<Line> lines) {}
}
