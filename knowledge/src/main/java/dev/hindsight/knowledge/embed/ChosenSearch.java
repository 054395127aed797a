package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Scope;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches in memory while the vectors fit there, which is exact, and by pgvector's index from then
 * on; where there is no pgvector, memory has to do. See decision 11.
 */
final class ChosenSearch implements VectorSearch {

  /** Some 200 MB with their names, of 384 dimensions. */
  static final int MOST_IN_MEMORY = 150_000;

  private static final Logger LOG = LoggerFactory.getLogger(ChosenSearch.class);

  private final ExactScanSearch memory;
  private final Optional<VectorSearch> index;
  private final int most;
  private volatile boolean many;

  ChosenSearch(ExactScanSearch memory, Optional<VectorSearch> index, int most) {
    this.memory = memory;
    this.index = index;
    this.most = most;
  }

  @Override
  public List<Near> nearest(Scope scope, float[] question, int limit) {
    if (index.isEmpty()) {
      return memory.nearest(scope, question, limit);
    }
    if (!many) {
      Optional<List<Near>> near = memory.nearestOf(most, scope, question, limit);
      if (near.isPresent()) {
        return near.get();
      }
      LOG.info("more than {} vectors: pgvector searches them from now on", most);
      many = true;
    }
    return index.get().nearest(scope, question, limit);
  }

  @Override
  public void keepUp() {
    if (many) {
      index.ifPresent(VectorSearch::keepUp);
    }
  }
}
