package dev.hindsight.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/**
 * Whose each document of a segment is, and the other way round; read once, as a question asks for
 * hundreds of them.
 */
final class Rows {

  private final long[] numbers;
  private final long[] positions;

  /** The first document of each number; the others of that number follow it. */
  private final Map<Long, Integer> first;

  private Rows(LeafReader segment) {
    numbers = values(segment, Inverted.NUMBER);
    positions = values(segment, Inverted.POSITION);
    first = HashMap.newHashMap(numbers.length / 2);
    for (int document = 0; document < numbers.length; document++) {
      first.putIfAbsent(numbers[document], document);
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

  /** The documents of a number. */
  IntStream of(long number) {
    Integer start = first.get(number);
    return start == null
        ? IntStream.empty()
        : IntStream.range(start, numbers.length).takeWhile(i -> numbers[i] == number);
  }
}
