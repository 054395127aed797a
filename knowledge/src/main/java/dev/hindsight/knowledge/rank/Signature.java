package dev.hindsight.knowledge.rank;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a cause looks like in evidence, what speaks against it and which causes it explains away.
 *
 * @param culprit the value that names the object at fault, where that is another one than the
 *     strongest line's
 */
record Signature(
    String category,
    List<String> titles,
    Optional<String> culprit,
    Set<String> covers,
    double needs,
    List<Feature> features,
    List<Feature> against) {

  Fit fit(Evidence evidence, List<Signal> signals) {
    return Fit.of(
        this,
        features.stream().map(feature -> feature.in(evidence)).toList(),
        against.stream().map(feature -> feature.in(evidence)).toList(),
        signals.stream().map(signal -> signal.of(this, evidence)).toList());
  }

  double energy() {
    return features.stream().mapToDouble(Feature::weight).sum();
  }
}
