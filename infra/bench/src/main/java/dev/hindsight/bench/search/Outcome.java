package dev.hindsight.bench.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an engine answered. */
record Outcome(String engine, Ask ask, List<String> answer, double millis) {

  /** How many are looked at. */
  static final int DEEPEST = 10;

  Outcome {
    answer = List.copyOf(answer);
  }

  double hit(int places) {
    return answer.stream().limit(places).anyMatch(ask.relevant()::contains) ? 1 : 0;
  }

  double recall(int places) {
    Set<String> found = new HashSet<>(answer.stream().limit(places).toList());
    found.retainAll(ask.relevant());
    return found.size() / (double) Math.max(1, Math.min(places, ask.relevant().size()));
  }

  double reciprocalRank() {
    for (int i = 0; i < Math.min(DEEPEST, answer.size()); i++) {
      if (ask.relevant().contains(answer.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
