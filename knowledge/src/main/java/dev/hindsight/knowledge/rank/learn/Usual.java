package dev.hindsight.knowledge.rank.learn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What objects showed in better days, over all that is remembered of them. */
final class Usual {

  /** Seen in fewer of the better days than this, a token is a rare one. */
  private static final double RARE = 0.15;

  private final Map<String, Map<String, Integer>> counts = new HashMap<>();
  private final Map<String, Integer> days = new HashMap<>();

  /** Remembers one look at an object and at its kind. */
  void add(String key, List<Snapshot.Told> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Set<String> tokens = new HashSet<>();
    lines.forEach(line -> line.tokens().forEach(token -> tokens.add(token.text())));
    days.merge(key, 1, Integer::sum);
    Map<String, Integer> count = counts.computeIfAbsent(key, _ -> new HashMap<>());
    tokens.forEach(token -> count.merge(token, 1, Integer::sum));
  }

  boolean knows(String key) {
    return days.containsKey(key);
  }

  boolean isUsual(String key, String token) {
    int n = days.getOrDefault(key, 0);
    return n > 0 && counts.getOrDefault(key, Map.of()).getOrDefault(token, 0) >= RARE * n;
  }
}
