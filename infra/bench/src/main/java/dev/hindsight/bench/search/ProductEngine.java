package dev.hindsight.bench.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Search;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The product's own search, asked as the bot asks it; an alert without its name. */
final class ProductEngine implements Engine {

  /** Nothing here depends on it, so it may be any. */
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final String name;
  private final Search search;
  private final Map<String, String> pages;

  /**
   * @param pages each page's id by its document's slug
   */
  ProductEngine(String name, Search search, Map<String, String> pages) {
    this.name = name;
    this.search = search;
    this.pages = pages;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> search(Ask ask, int limit) {
    Query query = query(ask).within(DenseEngine.scope(ask)).atMost(limit + ask.excluded().size());
    return search.search(query).stream()
        .map(Match::id)
        .map(slug -> pages.getOrDefault(slug, slug))
        .filter(id -> !ask.excluded().contains(id))
        .limit(limit)
        .toList();
  }

  private static Query query(Ask ask) {
    Query nothing = Query.of("", AT);
    if (!ask.protocol().alerts()) {
      return Query.of(ask.text(), AT);
    }
    Query.Alert alert = new Query.Alert(List.of(), ask.labels(), List.of(ask.text()));
    return new Query(
        nothing.text(),
        List.of(alert),
        nothing.evidence(),
        nothing.service(),
        nothing.namespace(),
        nothing.at(),
        nothing.scope(),
        nothing.limit());
  }
}
