package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** What of a segment can be found: what is in scope and was not removed. */
final class Within {

  private Within() {}

  /** Empty where it is all. */
  static Optional<FixedBitSet> of(LeafReader segment, Scope scope) throws IOException {
    Optional<FixedBitSet> within = living(segment);
    within = narrowed(within, segment, "kind", scope.kinds().stream().map(Enum::name).toList());
    within = narrowed(within, segment, "service", scope.services());
    within = narrowed(within, segment, "source", scope.sources());
    return narrowed(within, segment, "trust", scope.trusts().stream().map(Enum::name).toList());
  }

  private static Optional<FixedBitSet> living(LeafReader segment) {
    Bits living = segment.getLiveDocs();
    if (living == null) {
      return Optional.empty();
    }
    FixedBitSet all = new FixedBitSet(segment.maxDoc());
    all.set(0, segment.maxDoc());
    living.applyMask(all, 0);
    return Optional.of(all);
  }

  private static Optional<FixedBitSet> narrowed(
      Optional<FixedBitSet> within, LeafReader segment, String field, Collection<String> values)
      throws IOException {
    if (values.isEmpty()) {
      return within;
    }
    FixedBitSet having = having(segment, field, values);
    within.ifPresent(having::and);
    return Optional.of(having);
  }

  /** The documents that have one of these values, removed ones too. */
  static FixedBitSet having(LeafReader segment, String field, Collection<String> values)
      throws IOException {
    FixedBitSet having = new FixedBitSet(segment.maxDoc());
    for (String value : values) {
      PostingsEnum documents = segment.postings(new Term(field, value), PostingsEnum.NONE);
      if (documents != null) {
        having.or(documents);
      }
    }
    return having;
  }
}
