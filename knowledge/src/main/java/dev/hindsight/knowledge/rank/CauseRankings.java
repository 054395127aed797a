package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Experience;
import java.util.Set;
import java.util.stream.Collectors;

/** Rankings that know what they are given and need no database, for benches and tests. */
public final class CauseRankings {

  private CauseRankings() {}

  /** The categories of the causes that are shipped. */
  public static Set<String> shippedCauses() {
    return SignaturePack.shipped().signatures().stream()
        .map(Signature::category)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A ranking with this experience; immutable, and any number of threads may use it. */
  public static CauseRanking of(Experience experience) {
    return new RuleRanking(experience);
  }
}
