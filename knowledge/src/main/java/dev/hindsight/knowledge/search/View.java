package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

/** The index as of one moment. */
final class View implements AutoCloseable {

  /** Some megabytes at most. */
  private static final int MOST_TERMS = 50_000;

  /** After so many it skips what cannot be among the best. */
  private static final int ENOUGH = 1;

  private final SearcherManager from;
  private final IndexSearcher searcher;
  private final Rows.Cache rows;
  private final Map<String, Double> rarities;
  private final Map<String, Integer> naming = new HashMap<>();

  /** Where terms are; a question asks for each several times. */
  private final Map<Term, TermStates> places = new HashMap<>();

  View(
      SearcherManager from, IndexSearcher searcher, Rows.Cache rows, Map<String, Double> rarities) {
    this.from = from;
    this.searcher = searcher;
    this.rows = rows;
    this.rarities = rarities;
  }

  /** How rare a term is among entries; more for rarer ones. */
  double rarity(String term) {
    if (rarities.size() > MOST_TERMS) {
      rarities.clear();
    }
    return rarities.computeIfAbsent(term, rare -> idf(documentFrequency(Inverted.WHOLE, rare)));
  }

  /** How many entries name the alert. */
  int naming(String alert) {
    return naming.computeIfAbsent(alert, name -> documentFrequency("alert", name));
  }

  private double idf(int holders) {
    double entries = Math.max(1, entries());
    return Math.log(1 + (entries - holders + 0.5) / (holders + 0.5));
  }

  private int entries() {
    try {
      return searcher.getIndexReader().getDocCount(Inverted.WHOLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int documentFrequency(String field, String term) {
    try {
      return searcher.getIndexReader().docFreq(new Term(field, term));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The best by the terms' weights in a field. */
  List<Inverted.Hit> best(String field, Map<String, Double> terms, Scope scope, int limit) {
    BooleanQuery.Builder words = words(field, terms);
    narrow(words, scope);
    return hits(words.build(), limit);
  }

  /** The same of these entries only, so that all of them can be compared. */
  List<Inverted.Hit> of(
      String field, Map<String, Double> terms, Collection<Long> numbers, int limit) {
    Query query = words(field, terms).add(new Among(numbers, rows), Occur.FILTER).build();
    // all of these few are counted: to look for the best only, it would go by the terms instead
    return hits(query, best(limit, Integer.MAX_VALUE));
  }

  /** What shares an alert, a cause or the service; the best by their terms first. */
  List<Inverted.Hit> related(Question question, Scope scope, int limit) {
    BooleanQuery.Builder structure = new BooleanQuery.Builder();
    structure.add(constant("alert", question.query().alertNames(), 4), Occur.SHOULD);
    structure.add(constant("cause", question.causes(), 2), Occur.SHOULD);
    if (!question.query().service().isBlank()) {
      structure.add(constant("about", List.of(question.query().service()), 3), Occur.SHOULD);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new BoostQuery(structure.build(), 1_000), Occur.MUST);
    question
        .terms()
        .forEach((term, weight) -> all.add(weighted(Inverted.WHOLE, term, weight), Occur.SHOULD));
    narrow(all, scope);
    return hits(all.build(), limit);
  }

  private BooleanQuery.Builder words(String field, Map<String, Double> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach((term, weight) -> any.add(weighted(field, term, weight), Occur.SHOULD));
    any.setMinimumNumberShouldMatch(1);
    return any;
  }

  private Query weighted(String field, String term, double weight) {
    Term asked = new Term(field, term);
    return new BoostQuery(
        new TermQuery(asked, places.computeIfAbsent(asked, this::place)), (float) weight);
  }

  private TermStates place(Term term) {
    try {
      return TermStates.build(searcher, term, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query constant(String field, Collection<String> values, float weight) {
    return new BoostQuery(new ConstantScoreQuery(in(field, values)), weight);
  }

  private static Query in(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static void narrow(BooleanQuery.Builder all, Scope scope) {
    narrow(all, "kind", scope.kinds().stream().map(Enum::name).toList());
    narrow(all, "service", scope.services());
    narrow(all, "source", scope.sources());
    narrow(all, "trust", scope.trusts().stream().map(Enum::name).toList());
  }

  private static void narrow(BooleanQuery.Builder all, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      all.add(in(field, values), Occur.FILTER);
    }
  }

  private List<Inverted.Hit> hits(Query query, int limit) {
    return hits(query, best(limit, ENOUGH));
  }

  private TopScoreDocCollectorManager best(int limit, int count) {
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    return new TopScoreDocCollectorManager(Math.clamp(limit, 1, most), count);
  }

  private List<Inverted.Hit> hits(Query query, TopScoreDocCollectorManager best) {
    try {
      List<Inverted.Hit> hits = new ArrayList<>();
      for (ScoreDoc found : searcher.search(query, best).scoreDocs) {
        hits.add(hit(found));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Inverted.Hit hit(ScoreDoc found) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
    Rows of = rows.of(leaf.reader());
    int row = found.doc - leaf.docBase;
    return new Inverted.Hit(of.number(row), of.position(row), found.score);
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
