package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the shipped signatures make of an incident.
 *
 * @param fits of all signatures, in their order
 * @param qualified all that may be named, best first
 * @param uncovered those that no fitting one explains away
 */
record ShippedFits(Evidence evidence, List<Fit> fits, List<Fit> qualified, List<Fit> uncovered) {

  static ShippedFits of(Symptoms symptoms, SignaturePack pack) {
    return of(symptoms, pack, List.of());
  }

  static ShippedFits of(Symptoms symptoms, SignaturePack pack, List<Signal> signals) {
    Evidence evidence = Evidence.of(symptoms, pack.noise());
    List<Fit> fits =
        pack.signatures().stream().map(signature -> signature.fit(evidence, signals)).toList();
    return of(evidence, fits);
  }

  private static ShippedFits of(Evidence evidence, List<Fit> fits) {
    List<Fit> qualified = Rumours.weighed(fits.stream().filter(Fit::qualifies).toList());
    List<Fit> uncovered = qualified.stream().filter(fit -> !isCovered(fit, qualified)).toList();
    return new ShippedFits(evidence, fits, qualified, uncovered);
  }

  private static boolean isCovered(Fit general, List<Fit> qualified) {
    return qualified.stream().anyMatch(special -> Collective.covers(special, general));
  }

  /** The same, but of workloads that are in trouble at once each by itself. */
  ShippedFits apart(Predicate<Line> today) {
    Map<String, Fit> best = new LinkedHashMap<>();
    for (String key : Apart.keys(evidence, today)) {
      for (Fit fit : of(evidence, Apart.of(key, fits)).uncovered()) {
        best.merge(
            fit.signature().category(),
            fit,
            (one, other) -> other.score() > one.score() ? other : one);
      }
    }
    uncovered.forEach(fit -> best.putIfAbsent(fit.signature().category(), fit));
    return new ShippedFits(
        evidence,
        fits,
        qualified,
        best.values().stream().sorted(Comparator.comparingDouble(Fit::score).reversed()).toList());
  }

  /** Only those that show something which is not as in better days. */
  ShippedFits resting(Set<Integer> unusual) {
    return new ShippedFits(
        evidence,
        fits,
        qualified,
        uncovered.stream()
            .filter(
                fit ->
                    fit.lines().stream()
                        .anyMatch(line -> !Collections.disjoint(line.numbers(), unusual)))
            .toList());
  }

  /** What a cause explains is also what the causes show that it explains away. */
  double explained(Fit fit) {
    List<Line> lines = new ArrayList<>(fit.lines());
    qualified.stream()
        .filter(other -> Collective.covers(fit, other))
        .forEach(other -> lines.addAll(other.lines()));
    return evidence.shareExplained(lines);
  }
}
