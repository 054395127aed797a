package dev.hindsight.knowledge.search;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.SparseFixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches all documents of some entries, without looking their keys up in each segment. */
final class Among extends Query {

  private final List<Long> numbers;
  private final Rows.Cache rows;

  Among(Collection<Long> numbers, Rows.Cache rows) {
    this.numbers = List.copyOf(numbers);
    this.rows = rows;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext segment) {
        return ConstantScoreScorerSupplier.fromIterator(
            documents(segment), score(), mode, segment.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return false;
      }
    };
  }

  private DocIdSetIterator documents(LeafReaderContext segment) {
    Rows of = rows.of(segment.reader());
    BitSet documents = new SparseFixedBitSet(segment.reader().maxDoc());
    numbers.forEach(number -> of.of(number).forEach(documents::set));
    return new BitSetIterator(documents, documents.approximateCardinality());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "among " + numbers.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Among among && among.rows == rows && among.numbers.equals(numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }
}
