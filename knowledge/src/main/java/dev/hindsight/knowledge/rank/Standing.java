package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.rank.learn.LearnedFit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a candidate stands: the few numbers that its probability is made of, each from 0 to 1. */
record Standing(Map<String, Double> numbers) {

  /** A past incident of which this share shows today is no chance. */
  private static final double CARRIED = 0.5;

  /** As a cause that is shipped, as one that was learned, or both: the numbers are not the same. */
  static List<Standing> of(Candidate candidate, List<Candidate> all) {
    double rival =
        all.stream()
            .filter(other -> !other.category().equals(candidate.category()))
            .filter(other -> !other.apartFrom(candidate))
            .mapToDouble(Candidate::score)
            .max()
            .orElse(0);
    double margin = Math.clamp(candidate.score() - rival, 0, 1);
    double behind = Math.clamp(rival - candidate.score(), 0, 1);
    return Stream.concat(
            candidate.shipped().map(_ -> shipped(candidate, margin, behind)).stream(),
            candidate.learned().map(fit -> learned(candidate, fit, margin, behind)).stream())
        .toList();
  }

  private static Standing shipped(Candidate candidate, double margin, double behind) {
    double score = candidate.learned().isPresent() ? candidate.shippedScore() : candidate.score();
    return new Standing(
        Map.of(
            "shipped_score",
            score,
            "shipped_all",
            all(score, margin, candidate.explained()),
            "shipped_behind",
            behind,
            "shipped_explained",
            Math.min(0.7, candidate.explained())));
  }

  /** A good score, a clear lead and most of it explained: as good as the worst of the three. */
  private static double all(double score, double margin, double explained) {
    double lead = Math.min(1, 0.4 + 3 * margin);
    return Math.min(Math.min(1, score / 0.8), Math.min(lead, explained / 0.6));
  }

  /** How far today's evidence carries the signature: a small part of it may be chance. */
  private static double carried(LearnedFit fit) {
    double part = Math.min(1, fit.fit() / CARRIED);
    return part * part;
  }

  private static Standing learned(
      Candidate candidate, LearnedFit fit, double margin, double behind) {
    double carried = carried(fit);
    return new Standing(
        Map.of(
            "learned",
            1.0,
            "fit",
            fit.fit(),
            "score",
            candidate.score(),
            "margin",
            margin,
            "behind",
            behind,
            "explained",
            carried * fit.explained(),
            "seen",
            carried * (1 - fit.unseen()),
            "agree",
            candidate.shippedScore(),
            "support",
            fit.support() / (1 + fit.support())));
  }
}
