package dev.hindsight.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** The index as of one moment, and what was asked of it so far. */
final class Searcher extends IndexSearcher {

  /** Some megabytes at most. */
  private static final int MOST_TERMS = 50_000;

  /** To look them up again and again takes long; of another moment's they would say nothing. */
  private final Map<String, Double> rarities = new ConcurrentHashMap<>();

  Searcher(IndexReader reader) {
    super(reader);
    // answers are small and asked once
    setQueryCache(null);
  }

  /** How rare a term is among entries; more for rarer ones. */
  double rarity(String term) {
    if (rarities.size() > MOST_TERMS) {
      rarities.clear();
    }
    return rarities.computeIfAbsent(term, rare -> idf(documentFrequency(Inverted.WHOLE, rare)));
  }

  private double idf(int holders) {
    double entries = Math.max(1, entries());
    return Math.log(1 + (entries - holders + 0.5) / (holders + 0.5));
  }

  int entries() {
    try {
      return getIndexReader().getDocCount(Inverted.WHOLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int documentFrequency(String field, String term) {
    try {
      return getIndexReader().docFreq(new Term(field, term));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
