package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Likelihood;

/** The one place where a probability becomes a word. */
final class LikelihoodRule {

  static final double LIKELY = 0.85;
  static final double POSSIBLE = 0.45;

  private LikelihoodRule() {}

  static Likelihood of(double probability) {
    if (probability >= LIKELY) {
      return Likelihood.LIKELY;
    }
    return probability >= POSSIBLE ? Likelihood.POSSIBLE : Likelihood.UNCLEAR;
  }
}
