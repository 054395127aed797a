package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.similarities.Similarity.BulkSimScorer;

/**
 * BM25 of everything by the words of one question, term by term: a question of sixty words has
 * little that could be skipped, and whoever asks for the best of them or for one has it already.
 */
final class Scores {

  private final Searcher searcher;
  private final List<SegmentScores> segments = new ArrayList<>();

  private Scores(Searcher searcher, Rows.Cache rows, Scope scope) throws IOException {
    this.searcher = searcher;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      segments.add(new SegmentScores(leaf, rows, scope));
    }
  }

  /** Of what is in scope. */
  static Scores of(Searcher searcher, Rows.Cache rows, Map<String, Double> terms, Scope scope)
      throws IOException {
    Scores scores = new Scores(searcher, rows, scope);
    for (Map.Entry<String, Double> term : terms.entrySet()) {
      for (String field : List.of(Inverted.WHOLE, Inverted.PASSAGE)) {
        scores.add(new Term(field, term.getKey()), term.getValue());
      }
    }
    return scores;
  }

  private void add(Term term, double weight) throws IOException {
    TermStates places = TermStates.build(searcher, term, true);
    if (places.docFreq() == 0) {
      return;
    }
    BulkSimScorer scorer =
        searcher
            .getSimilarity()
            .scorer(
                (float) weight,
                searcher.collectionStatistics(term.field()),
                searcher.termStatistics(term, places.docFreq(), places.totalTermFreq()))
            .asBulkSimScorer();
    for (SegmentScores segment : segments) {
      segment.add(term, places, scorer);
    }
  }

  /** The best wholes. */
  List<Inverted.Hit> wholes(int limit) {
    Best best = best(limit);
    segments.forEach(segment -> segment.offer(true, best));
    return hits(best);
  }

  /** The best passages, of which several may be of one entry. */
  List<Inverted.Hit> passages(int limit) {
    Best best = best(limit);
    segments.forEach(segment -> segment.offer(false, best));
    return hits(best);
  }

  /** What shares something with the question; the best by their words first. */
  List<Inverted.Hit> related(List<Shared> shared, int limit) {
    Best best = best(limit);
    try {
      for (SegmentScores segment : segments) {
        segment.offer(shared, best);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hits(best);
  }

  /** One entry as a whole; empty where it has none of the words. */
  Optional<Inverted.Hit> whole(long number) {
    return bestOf(number, true);
  }

  /** An entry's best passage. */
  Optional<Inverted.Hit> passage(long number) {
    return bestOf(number, false);
  }

  private Optional<Inverted.Hit> bestOf(long number, boolean whole) {
    Best best = best(1);
    segments.forEach(segment -> segment.offer(number, whole, best));
    return hits(best).stream().findFirst();
  }

  private Best best(int limit) {
    return new Best(Math.clamp(limit, 1, Math.max(1, searcher.getIndexReader().maxDoc())));
  }

  private List<Inverted.Hit> hits(Best best) {
    return best.found().stream().map(this::hit).toList();
  }

  private Inverted.Hit hit(Best.Found found) {
    return segments.stream()
        .filter(segment -> segment.has(found.document()))
        .findFirst()
        .orElseThrow()
        .hit(found.document(), found.score());
  }
}
