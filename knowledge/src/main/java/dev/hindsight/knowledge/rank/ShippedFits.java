package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the shipped signatures make of an incident.
 *
 * @param qualified all that may be named, best first
 * @param uncovered those that no fitting one explains away
 */
record ShippedFits(Evidence evidence, List<Fit> qualified, List<Fit> uncovered) {

  static ShippedFits of(Symptoms symptoms, SignaturePack pack) {
    return of(symptoms, pack, List.of());
  }

  static ShippedFits of(Symptoms symptoms, SignaturePack pack, List<Signal> signals) {
    Evidence evidence = Evidence.of(symptoms, pack.noise());
    List<Fit> qualified =
        pack.signatures().stream()
            .map(signature -> signature.fit(evidence, signals))
            .filter(Fit::qualifies)
            .sorted(Comparator.comparingDouble(Fit::score).reversed())
            .toList();
    Set<String> covered =
        qualified.stream()
            .flatMap(fit -> fit.signature().covers().stream())
            .collect(Collectors.toSet());
    List<Fit> uncovered =
        qualified.stream().filter(fit -> !covered.contains(fit.signature().category())).toList();
    return new ShippedFits(evidence, qualified, uncovered);
  }

  /** Only those that show something which is not as in better days. */
  ShippedFits resting(Set<Integer> unusual) {
    return new ShippedFits(
        evidence,
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
        .filter(other -> fit.signature().covers().contains(other.signature().category()))
        .forEach(other -> lines.addAll(other.lines()));
    return evidence.shareExplained(lines);
  }
}
