package dev.hindsight.bench.search;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of one engine under one protocol; shares from 0 to 1. */
record Score(int n, double hit1, double hit5, double recall5, double mrr, double p50, double p99) {

  static Score of(List<Outcome> outcomes) {
    return new Score(
        outcomes.size(),
        mean(outcomes, outcome -> outcome.hit(1)),
        mean(outcomes, outcome -> outcome.hit(5)),
        mean(outcomes, outcome -> outcome.recall(5)),
        mean(outcomes, Outcome::reciprocalRank),
        percentile(outcomes, 50),
        percentile(outcomes, 99));
  }

  private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
    return outcomes.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /** Nearest rank: a time that was measured. */
  static double percentile(List<Outcome> outcomes, int percent) {
    double[] sorted = outcomes.stream().mapToDouble(Outcome::millis).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
  }
}
