package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Experience;

/** Rankings that know what they are given and need no database, for benches and tests. */
public final class CauseRankings {

  private CauseRankings() {}

  /** A ranking with this experience; immutable, and any number of threads may use it. */
  public static CauseRanking of(Experience experience) {
    return new RuleRanking(experience);
  }
}
