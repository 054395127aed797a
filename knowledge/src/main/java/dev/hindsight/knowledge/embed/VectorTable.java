package dev.hindsight.knowledge.embed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A copy of all vectors in memory, with whose each is; about 1.3 KB for one of 384 dimensions. Not
 * safe for threads that write.
 */
final class VectorTable {

  private final List<Optional<Embedded>> rows = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();
  private final Map<Embedded, Integer> places = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private ByteMatrix matrix = new ByteMatrix(0);
  private long version;

  int size() {
    return places.size();
  }

  /** The newest vector's. */
  long version() {
    return version;
  }

  /** Adds it, in the place of what was there of the same text. */
  void put(KeptVector kept) {
    if (rows.isEmpty()) {
      matrix = new ByteMatrix(kept.vector().length);
    }
    int row = places.computeIfAbsent(kept.of(), any -> place());
    matrix.put(row, kept.vector());
    rows.set(row, Optional.of(kept.of()));
    versions.set(row, kept.version());
    version = Math.max(version, kept.version());
  }

  private int place() {
    if (!free.isEmpty()) {
      return free.pop();
    }
    rows.add(Optional.empty());
    versions.add(0L);
    return rows.size() - 1;
  }

  /** Forgets all but those of these versions. */
  void retain(Set<Long> kept) {
    for (int row = 0; row < rows.size(); row++) {
      Optional<Embedded> embedded = rows.get(row);
      if (embedded.isPresent() && !kept.contains(versions.get(row))) {
        places.remove(embedded.get());
        rows.set(row, Optional.empty());
        free.push(row);
      }
    }
    if (places.isEmpty()) {
      clear();
    }
  }

  void clear() {
    rows.clear();
    versions.clear();
    places.clear();
    free.clear();
    matrix = new ByteMatrix(0);
  }

  /** The rows of what is admitted. */
  BitSet rows(Predicate<Embedded> admitted) {
    BitSet found = new BitSet(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).filter(admitted).isPresent()) {
        found.set(row);
      }
    }
    return found;
  }

  /** The best passage of each of the nearest owners among these rows, about nearest first. */
  List<Embedded> nearest(BitSet among, float[] question, int limit) {
    Nearest nearest = new Nearest(limit);
    float[] products = new float[ByteMatrix.BLOCK];
    int row = among.nextSetBit(0);
    while (row >= 0) {
      int block = row / ByteMatrix.BLOCK;
      matrix.products(block, question, products);
      int end = (block + 1) * ByteMatrix.BLOCK;
      for (; row >= 0 && row < end; row = among.nextSetBit(row + 1)) {
        float product = products[row % ByteMatrix.BLOCK];
        if (nearest.wants(product)) {
          nearest.add(rows.get(row).orElseThrow(), product);
        }
      }
    }
    return nearest.best();
  }
}
