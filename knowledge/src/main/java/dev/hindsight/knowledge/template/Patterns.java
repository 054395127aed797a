package dev.hindsight.knowledge.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Which places vary in the templates of each length: how a line with new words finds its own. */
final class Patterns {

  private static final int MOST = 64;

  private final Map<Integer, List<int[]>> byLength = new HashMap<>();

  static Patterns of(Collection<Cluster> clusters) {
    Map<Integer, Map<BitSet, Long>> counts = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      BitSet learned = cluster.shape().learned();
      if (!learned.isEmpty()) {
        counts
            .computeIfAbsent(cluster.shape().size(), _ -> new LinkedHashMap<>())
            .merge(learned, cluster.count(), Long::sum);
      }
    }
    Patterns patterns = new Patterns();
    counts.forEach((length, of) -> patterns.byLength.put(length, mostUsed(of)));
    return patterns;
  }

  private static List<int[]> mostUsed(Map<BitSet, Long> counts) {
    List<Map.Entry<BitSet, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Comparator.comparingLong((Map.Entry<BitSet, Long> e) -> -e.getValue()));
    return sorted.stream().limit(MOST).map(e -> e.getKey().stream().toArray()).toList();
  }

  /** The template that the line is one of, apart from words in places that vary. */
  @Nullable Cluster find(Tokens tokens, long key, LongFunction<@Nullable Cluster> byKey) {
    for (int[] places : byLength.getOrDefault(tokens.size(), List.of())) {
      long general = key;
      boolean fits = true;
      for (int place : places) {
        Kind kind = tokens.kind(place);
        fits &= kind.canVary() || kind == Kind.VALUE;
        general += Hashes.at(place, Hashes.VALUE) - Hashes.at(place, tokens.hash(place));
      }
      Cluster cluster = fits ? byKey.apply(general) : null;
      if (cluster != null && cluster.shape().hasLearned(places)) {
        return cluster;
      }
    }
    return null;
  }
}
