package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One order out of words, structure and meaning; pure.
 *
 * <p>A weighted sum, not reciprocal rank: how near something is says more than the place it has
 * among what happens to be kept.
 */
final class Fusion {

  static final String REASON = "similar in meaning";

  /** The model's cosine of texts that have nothing to do with each other, and of near twins. */
  static final double UNRELATED = 0.60;

  static final double ALIKE = 0.85;

  /** As much as the best words have, or a shared alert. */
  private static final double WEIGHT = 1.0;

  private Fusion() {}

  /**
   * Up to so many, best first; candidates come with the better one first where they tie. What has
   * no reason to be shown is not shown.
   */
  static List<Match> best(List<Candidate> candidates, int limit) {
    return candidates.stream()
        .map(Fusion::scored)
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .filter(match -> !match.why().isEmpty())
        .limit(limit)
        .toList();
  }

  /** From 0 for nothing in common to 1 for the same. */
  static double meaning(double similarity) {
    return Math.clamp((similarity - UNRELATED) / (ALIKE - UNRELATED), 0, 1);
  }

  private static Match scored(Candidate candidate) {
    double meaning = meaning(candidate.similarity());
    Match match = candidate.match();
    List<String> why = new ArrayList<>(match.why());
    if (meaning > 0) {
      why.add(REASON);
    }
    return new Match(
        match.kind(),
        match.id(),
        match.title(),
        match.score() + WEIGHT * meaning,
        why,
        match.excerpt(),
        match.lesson());
  }
}
