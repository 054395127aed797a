package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One order out of words, meaning and structure; pure.
 *
 * <p>A sum of shares, not of reciprocal ranks: how near something is says more than its place among
 * what happens to be kept. Words, passage and meaning have the same weight; they were not fitted.
 *
 * @param off legs to do without, to see what each is worth
 */
record Fusion(Set<Leg> off) {

  static final Fusion ALL = new Fusion(Set.of());

  private static final double LEG = 0.5;
  private static final double UNREVIEWED = 0.05;

  /** Its words count in the whole and in each passage already. */
  private static final double TITLE = 0.75;

  /** A result with its score. */
  record Scored(Candidate candidate, double score) {}

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .reversed()
          .thenComparing(s -> s.candidate().known().practice())
          .thenComparing(
              s -> s.candidate().known().at().orElse(Instant.EPOCH), Comparator.reverseOrder())
          .thenComparing(s -> s.candidate().known().kind())
          .thenComparing(s -> s.candidate().known().owner(), Fusion::newestFirst);

  /** Up to so many, best first. */
  List<Scored> best(List<Candidate> candidates, int limit) {
    return candidates.stream()
        .map(candidate -> new Scored(candidate, score(candidate)))
        .sorted(BEST_FIRST)
        .limit(limit)
        .toList();
  }

  private double score(Candidate of) {
    // a title of which a part was met says little: its parts are in many titles
    return LEG
            * (on(Leg.WHOLE) * of.whole()
                + on(Leg.PASSAGE) * of.passage()
                + TITLE * on(Leg.TITLE) * of.title() * of.title()
                + on(Leg.MEANING) * of.meaning())
        + on(Leg.STRUCTURE) * of.structure()
        - (isUnreviewed(of) ? UNREVIEWED : 0);
  }

  /** What anybody may have written stands below what somebody vouches for, else being equal. */
  private static boolean isUnreviewed(Candidate of) {
    return Trust.UNREVIEWED.inDatabase().equals(of.known().trust());
  }

  private double on(Leg leg) {
    return off.contains(leg) ? 0 : 1;
  }

  /** Lessons by their numbers, the last first; documents by their slugs. */
  private static int newestFirst(String a, String b) {
    try {
      return Long.compare(Long.parseLong(b), Long.parseLong(a));
    } catch (NumberFormatException e) {
      return a.compareTo(b);
    }
  }
}
