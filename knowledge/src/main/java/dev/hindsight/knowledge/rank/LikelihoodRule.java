package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Likelihood;

/**
 * Turns numbers into words.
 *
 * <p>A good score is not enough: a cause that leaves most of what is abnormal unexplained, or that
 * has a rival as good, is not likely.
 */
final class LikelihoodRule {

  private static final double GOOD_SCORE = 0.65;
  private static final double CLEAR_MARGIN = 0.15;
  private static final double MOST_EXPLAINED = 0.5;
  private static final double SOME_EXPLAINED = 0.25;

  private LikelihoodRule() {}

  /** For the best cause; margin is its lead over the next that it does not explain away. */
  static Likelihood best(double score, double margin, double explained) {
    if (score >= GOOD_SCORE && margin >= CLEAR_MARGIN && explained >= MOST_EXPLAINED) {
      return Likelihood.LIKELY;
    }
    return other(explained);
  }

  /** For the others, which are never likely. */
  static Likelihood other(double explained) {
    return explained >= SOME_EXPLAINED ? Likelihood.POSSIBLE : Likelihood.UNCLEAR;
  }
}
