package dev.hindsight.local.cluster.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** The recent history that watches resume from; older than {@value #KEPT} changes is gone. */
final class Changes {

  private static final int KEPT = 5_000;
  private static final int WAITING = 20_000;

  private final Deque<Change> recent = new ArrayDeque<>();
  private final Set<BlockingQueue<Change>> watchers = ConcurrentHashMap.newKeySet();
  private long oldest;

  Changes(long version) {
    oldest = version;
  }

  void publish(Change change) {
    recent.addLast(change);
    if (recent.size() > KEPT) {
      oldest = recent.removeFirst().version();
    }
    // a watcher that does not drain its queue loses its watch, never the cluster's memory
    watchers.removeIf(watcher -> !watcher.offer(change));
  }

  /** Empty when the history no longer reaches back to this version. */
  Optional<List<Change>> since(long version) {
    return version < oldest
        ? Optional.empty()
        : Optional.of(recent.stream().filter(change -> change.version() > version).toList());
  }

  BlockingQueue<Change> open() {
    BlockingQueue<Change> queue = new LinkedBlockingQueue<>(WAITING);
    watchers.add(queue);
    return queue;
  }

  boolean isOpen(BlockingQueue<Change> queue) {
    return watchers.contains(queue);
  }

  void close(BlockingQueue<Change> queue) {
    watchers.remove(queue);
  }
}
