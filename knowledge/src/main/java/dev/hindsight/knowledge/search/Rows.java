package dev.hindsight.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Whose each document of a segment is, and the other way round; read once, as a question asks for
 * hundreds of them.
 */
final class Rows {

  private static final int NONE = -1;

  private final long[] numbers;
  private final long[] positions;

  /** How long each document is, as the index puts it. */
  private final byte[] norms;

  private final FixedBitSet wholes;

  /** The first document of each number, and after each document the next one of its number. */
  private final Map<Long, Integer> first;

  private final int[] next;

  private Rows(LeafReader segment) {
    numbers = values(segment, Inverted.NUMBER);
    positions = values(segment, Inverted.POSITION);
    norms = new byte[numbers.length];
    wholes = new FixedBitSet(numbers.length);
    norms(segment, Inverted.PASSAGE, document -> {});
    norms(segment, Inverted.WHOLE, wholes::set);
    first = HashMap.newHashMap(numbers.length / 2);
    next = new int[numbers.length];
    for (int document = numbers.length - 1; document >= 0; document--) {
      next[document] = first.getOrDefault(numbers[document], NONE);
      first.put(numbers[document], document);
    }
  }

  private void norms(LeafReader segment, String field, IntConsumer having) {
    try {
      NumericDocValues of = segment.getNormValues(field);
      for (int document = of == null ? DocIdSetIterator.NO_MORE_DOCS : of.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = of.nextDoc()) {
        norms[document] = (byte) of.longValue();
        having.accept(document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of the segments that are in use. */
  static final class Cache {

    private final Map<IndexReader.CacheKey, Rows> known = new ConcurrentHashMap<>();

    Rows of(LeafReader segment) {
      IndexReader.CacheHelper core = segment.getCoreCacheHelper();
      return known.computeIfAbsent(
          core.getKey(),
          key -> {
            core.addClosedListener(known::remove);
            return new Rows(segment);
          });
    }
  }

  private static long[] values(LeafReader segment, String field) {
    long[] all = new long[segment.maxDoc()];
    try {
      NumericDocValues values = segment.getNumericDocValues(field);
      for (int document = 0; values != null && document < all.length; document++) {
        all[document] = values.advanceExact(document) ? values.longValue() : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  long number(int document) {
    return numbers[document];
  }

  int position(int document) {
    return (int) positions[document];
  }

  /** Whether it is an entry as a whole, not a passage. */
  boolean isWhole(int document) {
    return wholes.get(document);
  }

  /** The norms of so many documents. */
  void norms(int[] documents, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = norms[documents[i]];
    }
  }

  /** The documents of a number, also those that a later one replaced. */
  IntStream of(long number) {
    return IntStream.iterate(
        first.getOrDefault(number, NONE), row -> row != NONE, row -> next[row]);
  }
}
