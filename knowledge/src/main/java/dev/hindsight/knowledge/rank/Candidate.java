package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.rank.learn.LearnedFit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A cause on an object, with all that speaks for it.
 *
 * @param key the object, the same for a workload and its pods
 * @param object named as in the evidence
 * @param score what candidates are ordered by
 * @param explained 0 to 1, the share of what is abnormal that it explains
 */
record Candidate(
    String category,
    String key,
    String object,
    Optional<Fit> shipped,
    Optional<LearnedFit> learned,
    double score,
    double explained,
    List<Integer> lines) {

  private static final double APART = 0.3;

  Candidate {
    lines = List.copyOf(lines);
  }

  Candidate scored(double other) {
    return new Candidate(category, key, object, shipped, learned, other, explained, lines);
  }

  double shippedScore() {
    return shipped.map(Fit::score).orElse(0.0);
  }

  double learnedScore() {
    return learned.map(LearnedFit::score).orElse(0.0);
  }

  /** Whether it may be true beside another: elsewhere, and seen in other lines. */
  boolean apartFrom(Candidate other) {
    if (key.equals(other.key) || category.equals(other.category) || lines.isEmpty()) {
      return false;
    }
    Set<Integer> common = new HashSet<>(lines);
    common.retainAll(new HashSet<>(other.lines));
    return common.size() <= APART * Math.min(lines.size(), other.lines.size());
  }
}
