package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import java.util.List;
import java.util.Set;

/**
 * What the engine said of a case.
 *
 * @param explanation as it is shown, cut where it would be too long
 * @param millis how long the ranking took
 */
record Answer(RankedCauses ranked, String explanation, double millis) {

  private static final double SURE = 0.9;

  Cause first() {
    return ranked.best();
  }

  boolean right(Case one) {
    return Categories.accepts(one.accepted(), first().category());
  }

  /** Whether one of the first so many is right. */
  boolean right(Case one, int first) {
    Set<String> accepted = one.accepted();
    return categories().stream().limit(first).anyMatch(c -> Categories.accepts(accepted, c));
  }

  /** Whether the first cause and its object are right. */
  boolean objectRight(Case one) {
    return right(one)
        && one.label().flatMap(Label::object).filter(first().object()::equals).isPresent();
  }

  /** Whether the first two are the two that happened, in any order. */
  boolean bothRight(Case one) {
    Label label = one.label().orElseThrow();
    List<String> two = categories().stream().limit(2).toList();
    return two.stream().anyMatch(c -> Categories.accepts(Set.of(label.cause()), c))
        && two.stream()
            .anyMatch(c -> Categories.accepts(Set.copyOf(label.second().stream().toList()), c));
  }

  /** Whether a known fault is named first, however unsure. */
  boolean alarm() {
    return Categories.isFault(first().category());
  }

  /** Whether something is said at all: a cause or that all is well, and not as unclear. */
  boolean conclusive() {
    return stated() && first().likelihood() != Likelihood.UNCLEAR;
  }

  /** Whether the first is something that can be right or wrong. */
  boolean stated() {
    return !first().category().equals(Categories.SOMETHING_NEW);
  }

  boolean sure() {
    return stated() && first().probability() >= SURE;
  }

  /** How probable this cause is said to be; 0 when it is not named. */
  double probability(String category) {
    return ranked.causes().stream()
        .filter(cause -> cause.category().equals(category))
        .mapToDouble(Cause::probability)
        .max()
        .orElse(0);
  }

  private List<String> categories() {
    return ranked.causes().stream().map(Cause::category).distinct().toList();
  }
}
