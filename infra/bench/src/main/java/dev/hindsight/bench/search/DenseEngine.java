package dev.hindsight.bench.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.embed.VectorSearch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nearness of the product's own passages alone: the same model, the same vectors. */
final class DenseEngine implements Engine {

  private final Embeddings embeddings;
  private final VectorSearch vectors;
  private final Map<String, String> pages;

  /**
   * @param pages each page's id by its document's slug
   */
  DenseEngine(Embeddings embeddings, VectorSearch vectors, Map<String, String> pages) {
    this.embeddings = embeddings;
    this.vectors = vectors;
    this.pages = pages;
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public List<String> search(Ask ask, int limit) {
    return vectors
        .nearest(scope(ask), embeddings.of(ask.text()), limit + ask.excluded().size())
        .stream()
        .map(Near::owner)
        .map(slug -> pages.getOrDefault(slug, slug))
        .filter(id -> !ask.excluded().contains(id))
        .limit(limit)
        .toList();
  }

  /** The collection that is asked. */
  static Scope scope(Ask ask) {
    Match.Kind kind = ask.protocol().alerts() ? Match.Kind.RUNBOOK : Match.Kind.INCIDENT;
    return new Scope(Set.of(kind), Set.of(), Set.of(ask.collection()), Set.of());
  }
}
