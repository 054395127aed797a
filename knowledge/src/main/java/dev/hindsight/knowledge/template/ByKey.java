package dev.hindsight.knowledge.template;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Places by a key that several may have, in little memory. */
final class ByKey {

  static final ByKey NONE = new ByKey(new long[0], new int[0]);

  private final long[] keys;
  private final int[] places;

  private ByKey(long[] keys, int[] places) {
    this.keys = keys;
    this.places = places;
  }

  /** Of the places from 0 on; those of one key in their order. */
  static ByKey of(int size, IntToLongFunction key) {
    long[] byPlace = IntStream.range(0, size).mapToLong(key).toArray();
    int[] places =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingLong(place -> byPlace[place]))
            .mapToInt(place -> place)
            .toArray();
    return new ByKey(Arrays.stream(places).mapToLong(place -> byPlace[place]).toArray(), places);
  }

  /** Where those of a key begin, if there are any. */
  int first(long key) {
    int from = 0;
    int to = keys.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (keys[middle] < key) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  boolean has(int at, long key) {
    return at < keys.length && keys[at] == key;
  }

  int place(int at) {
    return places[at];
  }
}
