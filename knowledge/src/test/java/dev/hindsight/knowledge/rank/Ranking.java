package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;

/** The ranking for tests of other packages. */
public final class Ranking {

  private Ranking() {}

  public static CauseRanking shipped() {
    return new RuleRanking();
  }

  public static CauseClasses classes() {
    return new RuleRanking();
  }
}
