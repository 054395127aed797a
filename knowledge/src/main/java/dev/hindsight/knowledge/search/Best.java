package dev.hindsight.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/** The so many documents of the highest scores met so far; of equal ones the first. */
final class Best {

  private final int limit;
  private final LongHeap heap;

  Best(int limit) {
    this.limit = limit;
    heap = new LongHeap(limit);
  }

  /** Whether a score may be among them; cheap. */
  boolean wants(float score) {
    return heap.size() < limit || NumericUtils.floatToSortableInt(score) > (int) (heap.top() >> 32);
  }

  /** Documents are to come in their order. */
  void add(int document, float score) {
    long packed = ((long) NumericUtils.floatToSortableInt(score) << 32) | (~document & 0xFFFFFFFFL);
    if (heap.size() < limit) {
      heap.push(packed);
    } else if (packed > heap.top()) {
      heap.updateTop(packed);
    }
  }

  /** The best first. */
  List<Found> found() {
    List<Found> found = new ArrayList<>();
    while (heap.size() > 0) {
      long packed = heap.pop();
      found.add(new Found(~(int) packed, NumericUtils.sortableIntToFloat((int) (packed >> 32))));
    }
    return found.reversed();
  }

  /** A document of the whole index with its score. */
  record Found(int document, float score) {}
}
