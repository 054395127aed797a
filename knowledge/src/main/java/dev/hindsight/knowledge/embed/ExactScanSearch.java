package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans all vectors in memory, where the server has no pgvector; 1.6 KB each. */
final class ExactScanSearch implements VectorSearch {

  /** So many are in transit at most, at 4 KB each. */
  static final int PAGE = 2_000;

  private final JdbcEmbeddings embeddings;
  private final String model;
  private final Map<Match.Kind, Copy> copies = new EnumMap<>(Match.Kind.class);

  ExactScanSearch(JdbcEmbeddings embeddings, String model) {
    this.embeddings = embeddings;
    this.model = model;
  }

  @Override
  public List<Near> nearest(Match.Kind kind, float[] question, int limit) {
    Map<String, Near> best = new HashMap<>();
    for (Embedded embedded : current(kind)) {
      Near near = embedded.near(question);
      best.merge(near.owner(), near, (a, b) -> Near.NEAREST_FIRST.compare(a, b) <= 0 ? a : b);
    }
    return best.values().stream().sorted(Near.NEAREST_FIRST).limit(limit).toList();
  }

  private synchronized Collection<Embedded> current(Match.Kind kind) {
    JdbcEmbeddings.Extent extent = embeddings.extent(kind, model);
    Copy copy = copies.getOrDefault(kind, Copy.EMPTY);
    if (!copy.extent().equals(extent)) {
      copy = grown(kind, copy);
    }
    if (copy.extent().count() != extent.count()) {
      // something has gone
      copy = grown(kind, Copy.EMPTY);
    }
    return copy.vectors().values();
  }

  /** With what is new, page by page; a search that is given up leaves the rest to the next one. */
  private Copy grown(Match.Kind kind, Copy copy) {
    Copy grown = copy;
    List<Embedded> page;
    do {
      page = embeddings.since(kind, model, grown.extent().version(), PAGE);
      grown = grown.with(page);
      copies.put(kind, grown);
    } while (page.size() == PAGE);
    return grown;
  }

  private record Copy(JdbcEmbeddings.Extent extent, Map<String, Embedded> vectors) {

    private static final Copy EMPTY = new Copy(new JdbcEmbeddings.Extent(0, 0), Map.of());

    /** A new one: others may be reading this. */
    Copy with(List<Embedded> added) {
      Map<String, Embedded> all = new HashMap<>(vectors);
      long version = extent.version();
      for (Embedded embedded : added) {
        all.put(embedded.key(), embedded);
        version = Math.max(version, embedded.version());
      }
      return new Copy(new JdbcEmbeddings.Extent(all.size(), version), all);
    }
  }
}
