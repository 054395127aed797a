package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.SearcherManager;

/** The index as of one moment, for one question. */
final class View implements AutoCloseable {

  private final SearcherManager from;
  private final Searcher searcher;
  private final Rows.Cache rows;
  private final Map<String, Integer> naming = new HashMap<>();

  View(SearcherManager from, Searcher searcher, Rows.Cache rows) {
    this.from = from;
    this.searcher = searcher;
    this.rows = rows;
  }

  /** How rare a term is among entries; more for rarer ones. */
  double rarity(String term) {
    return searcher.rarity(term);
  }

  int entries() {
    return searcher.entries();
  }

  /** How many entries name the alert. */
  int naming(String alert) {
    return naming.computeIfAbsent(alert, name -> searcher.documentFrequency("alert", name));
  }

  /** What all that is in scope scores by the terms' weights. */
  Scores scores(Map<String, Double> terms, Scope scope) {
    try {
      return Scores.of(searcher, rows, terms, scope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      from.release(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
