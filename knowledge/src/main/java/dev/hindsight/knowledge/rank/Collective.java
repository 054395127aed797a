package dev.hindsight.knowledge.rank;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cause that there are errors of several kinds at once: it takes the place of those which are
 * nothing but some of these errors, and stands behind every other one.
 */
final class Collective {

  /** So much of the least other cause is left to it. */
  private static final double BEHIND = 0.9;

  private Collective() {}

  /** Whether what decides for it is a count of the log's errors. */
  static boolean isOne(Fit fit) {
    List<Line> decisive = fit.decisive();
    return !decisive.isEmpty()
        && decisive.stream().allMatch(line -> line.source() == Source.ERROR_KINDS);
  }

  /** Whether the one explains away the other, which is more general. */
  static boolean covers(Fit special, Fit general) {
    return special.signature().covers().contains(general.signature().category())
        && (!isOne(special) || consistsOf(special, general));
  }

  private static boolean consistsOf(Fit collective, Fit other) {
    Set<Integer> own = numbers(collective.lines());
    return other.lines().stream()
        .allMatch(
            line -> line.source() == Source.LOGS && !Collections.disjoint(line.numbers(), own));
  }

  /** The numbers of all lines that are counted in one of these. */
  static Set<Integer> numbers(Collection<Line> lines) {
    Set<Integer> numbers = new HashSet<>();
    lines.stream()
        .filter(line -> line.source() == Source.ERROR_KINDS)
        .forEach(line -> numbers.addAll(line.numbers()));
    return numbers;
  }

  /** The fit, behind every cause among these that is not a part of it. */
  static Fit behind(Fit fit, List<Fit> all) {
    double least =
        all.stream()
            .filter(other -> !other.signature().category().equals(fit.signature().category()))
            .filter(other -> !covers(fit, other))
            .mapToDouble(Fit::score)
            .min()
            .orElse(1);
    return !isOne(fit) || fit.score() < least ? fit : fit.times(BEHIND * least / fit.score());
  }
}
