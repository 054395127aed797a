package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Scope;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Scans a copy of all vectors in memory, kept up to date by their versions; the nearest are
 * compared again with the vectors as they are kept, so the order is that of the exact cosines.
 */
final class ExactScanSearch implements VectorSearch {

  /** So many are in transit at most, at 4 KB each. */
  static final int PAGE = 2_000;

  /** Bytes err by some ten-thousandths: the true nearest are among so many more. */
  private static final int SPARE = 32;

  private static final int SCOPES = 32;

  private final JdbcEmbeddings embeddings;
  private final String model;
  private final JdbcAttributes attributes;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final VectorTable table = new VectorTable();
  private final Map<Scope, BitSet> rows = new LinkedHashMap<>();
  private JdbcEmbeddings.News seen = JdbcEmbeddings.News.NOTHING;

  ExactScanSearch(JdbcEmbeddings embeddings, JdbcAttributes attributes, String model) {
    this.embeddings = embeddings;
    this.attributes = attributes;
    this.model = model;
  }

  @Override
  public List<Near> nearest(Scope scope, float[] question, int limit) {
    return nearestOf(Integer.MAX_VALUE, scope, question, limit).orElseThrow();
  }

  /** Empty when there are more vectors than that; then none is kept in memory. */
  Optional<List<Near>> nearestOf(int most, Scope scope, float[] question, int limit) {
    return refresh(most) ? Optional.of(found(scope, question, limit)) : Optional.empty();
  }

  private List<Near> found(Scope scope, float[] question, int limit) {
    List<Embedded> candidates = candidates(scope, question, limit + SPARE);
    return embeddings.vectors(candidates, model).stream()
        .map(kept -> kept.of().near(Vectors.dot(kept.vector(), question)))
        .sorted(Near.NEAREST_FIRST)
        .limit(limit)
        .toList();
  }

  private List<Embedded> candidates(Scope scope, float[] question, int limit) {
    Lock reading = lock.readLock();
    BitSet among;
    synchronized (this) {
      among = rows(scope);
      // before anybody else may write: a row that is freed may be given to what is out of scope
      reading.lock();
    }
    try {
      return table.nearest(among, question, limit);
    } finally {
      reading.unlock();
    }
  }

  /** Kept for scopes asked for before, while nothing changed. */
  private synchronized BitSet rows(Scope scope) {
    BitSet known = rows.get(scope);
    if (known == null) {
      known = table.rows(attributes.within(scope));
      if (rows.size() == SCOPES) {
        rows.remove(rows.keySet().iterator().next());
      }
      rows.put(scope, known);
    }
    return known;
  }

  private synchronized boolean refresh(int most) {
    if (attributes.refresh()) {
      rows.clear();
    }
    JdbcEmbeddings.News news = embeddings.news(model);
    if (!news.equals(seen)) {
      if (!grow(most)) {
        writing(table::clear);
        return false;
      }
      if (news.removals() != seen.removals()) {
        forget();
      }
      seen = news;
    }
    return true;
  }

  /** Page by page; a search that is given up leaves the rest to the next one. */
  private boolean grow(int most) {
    List<KeptVector> page;
    do {
      page = embeddings.since(model, table.version(), PAGE);
      List<KeptVector> added = page;
      writing(() -> added.forEach(table::put));
    } while (page.size() == PAGE && table.size() <= most);
    return table.size() <= most;
  }

  private void forget() {
    var versions = embeddings.versions(model);
    writing(() -> table.retain(versions));
  }

  private void writing(Runnable change) {
    Lock writing = lock.writeLock();
    writing.lock();
    try {
      rows.clear();
      change.run();
    } finally {
      writing.unlock();
    }
  }
}
