package dev.hindsight.knowledge.rank;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Weighs causes that nothing but a log tells of: what the cluster, its metrics, an alert or a
 * declaration states weighs more, because anybody may be able to make a service log something.
 */
final class Rumours {

  private static final double LESS = 0.7;

  private static final Set<Source> SAID_BY_LOGS = Set.of(Source.LOGS, Source.ERROR_KINDS);

  private Rumours() {}

  /** The same fits, best first; of them those less that stand beside what the platform states. */
  static List<Fit> weighed(List<Fit> fits) {
    List<Fit> weighed =
        fits.stream()
            .map(
                fit ->
                    isRumour(fit) && fits.stream().anyMatch(o -> outweighs(o, fit))
                        ? fit.times(LESS)
                        : fit)
            .toList();
    return weighed.stream()
        .map(fit -> Collective.behind(fit, weighed))
        .sorted(Comparator.comparingDouble(Fit::score).reversed())
        .toList();
  }

  private static boolean outweighs(Fit stated, Fit rumour) {
    return !isRumour(stated)
        && !rumour.signature().covers().contains(stated.signature().category());
  }

  /** Whether all that makes it this cause and no other stands in logs alone. */
  private static boolean isRumour(Fit fit) {
    List<Line> decisive = fit.decisive();
    return !decisive.isEmpty()
        && decisive.stream().allMatch(line -> SAID_BY_LOGS.contains(line.source()));
  }
}
