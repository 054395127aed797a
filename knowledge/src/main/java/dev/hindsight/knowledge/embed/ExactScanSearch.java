package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans all vectors in memory, where the server has no pgvector; 1.6 KB each. */
final class ExactScanSearch implements VectorSearch {

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
    Copy copy = copies.getOrDefault(kind, Copy.EMPTY);
    JdbcEmbeddings.Extent extent = embeddings.extent(kind, model);
    if (!copy.extent().equals(extent)) {
      copy = refreshed(kind, copy, extent);
      copies.put(kind, copy);
    }
    return copy.vectors().values();
  }

  /** Only what is new is read, and all of it where something has gone. */
  private Copy refreshed(Match.Kind kind, Copy copy, JdbcEmbeddings.Extent extent) {
    Copy grown = copy.with(embeddings.since(kind, model, copy.extent().version()));
    return grown.extent().count() == extent.count()
        ? grown
        : Copy.EMPTY.with(embeddings.since(kind, model, 0));
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
