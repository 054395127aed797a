package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.similarities.Similarity.BulkSimScorer;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/** What each document of a segment scores, and which of them can be found. */
final class SegmentScores {

  /** What is shared comes before all words. */
  private static final float FIRST = 1_000;

  private final LeafReaderContext place;
  private final LeafReader segment;
  private final Rows rows;
  private final float[] scores;
  private final Optional<FixedBitSet> within;

  private final DocAndFloatFeatureBuffer some = new DocAndFloatFeatureBuffer();
  private long[] norms = new long[0];
  private float[] gains = new float[0];

  SegmentScores(LeafReaderContext place, Rows.Cache rows, Scope scope) throws IOException {
    this.place = place;
    this.segment = place.reader();
    this.rows = rows.of(segment);
    this.scores = new float[segment.maxDoc()];
    this.within = Within.of(segment, scope);
  }

  /** Adds what a term is worth in each document that has it. */
  void add(Term term, TermStates places, BulkSimScorer scorer) throws IOException {
    @Nullable IOSupplier<TermState> supplier = places.get(place);
    @Nullable TermState state = supplier == null ? null : supplier.get();
    if (state == null) {
      return;
    }
    TermsEnum terms = segment.terms(term.field()).iterator();
    terms.seekExact(term.bytes(), state);
    PostingsEnum postings = terms.postings(null, PostingsEnum.FREQS);
    postings.nextDoc();
    postings.nextPostings(DocIdSetIterator.NO_MORE_DOCS, some);
    while (some.size > 0) {
      add(scorer);
      postings.nextPostings(DocIdSetIterator.NO_MORE_DOCS, some);
    }
  }

  private void add(BulkSimScorer scorer) {
    if (norms.length < some.size) {
      norms = new long[some.docs.length];
      gains = new float[some.docs.length];
    }
    rows.norms(some.docs, some.size, norms);
    scorer.score(some.size, some.features, norms, gains);
    for (int i = 0; i < some.size; i++) {
      scores[some.docs[i]] += gains[i];
    }
  }

  /** Offers all wholes, or all passages, that have any of the words. */
  void offer(boolean wholes, Best best) {
    for (int row = 0; row < scores.length; row++) {
      float score = scores[row];
      if (score > 0 && best.wants(score) && rows.isWhole(row) == wholes && canBeFound(row)) {
        best.add(place.docBase + row, score);
      }
    }
  }

  /** Offers what shares something with the question; the best by its words first. */
  void offer(List<Shared> shared, Best best) throws IOException {
    List<FixedBitSet> having = new ArrayList<>();
    FixedBitSet any = new FixedBitSet(scores.length);
    for (Shared of : shared) {
      having.add(Within.having(segment, of.field(), of.values()));
      any.or(having.getLast());
    }
    for (int row = next(any, 0); row < scores.length; row = next(any, row + 1)) {
      if (canBeFound(row)) {
        float worth = 0;
        for (int i = 0; i < shared.size(); i++) {
          worth += having.get(i).get(row) ? shared.get(i).worth() : 0;
        }
        best.add(place.docBase + row, FIRST * worth + scores[row]);
      }
    }
  }

  private static int next(FixedBitSet set, int from) {
    return from >= set.length() ? DocIdSetIterator.NO_MORE_DOCS : set.nextSetBit(from);
  }

  /** Offers the whole, or the passages, of one entry. */
  void offer(long number, boolean wholes, Best best) {
    rows.of(number)
        .filter(row -> scores[row] > 0 && rows.isWhole(row) == wholes && canBeFound(row))
        .forEach(row -> best.add(place.docBase + row, scores[row]));
  }

  private boolean canBeFound(int row) {
    return within.isEmpty() || within.get().get(row);
  }

  boolean has(int document) {
    return document >= place.docBase && document < place.docBase + scores.length;
  }

  Inverted.Hit hit(int document, float score) {
    int row = document - place.docBase;
    return new Inverted.Hit(rows.number(row), rows.position(row), score);
  }
}
