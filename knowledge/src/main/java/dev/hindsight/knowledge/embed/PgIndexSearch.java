package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Searches pgvector's HNSW index, which goes on until enough are in scope; where that gives too few
 * all the same, the exact search answers.
 */
final class PgIndexSearch implements VectorSearch {

  /** How widely the index looks at least; more finds more of the true nearest. */
  private static final int CANDIDATES = 200;

  /** Passages of one owner, more or less. */
  private static final int PASSAGES = 4;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PgVectorSearch exact;
  private final PgIndex index;

  PgIndexSearch(
      JdbcClient jdbc, TransactionTemplate transaction, PgVectorSearch exact, PgIndex index) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.exact = exact;
    this.index = index;
  }

  @Override
  public List<Near> nearest(Scope scope, float[] question, int limit) {
    if (limit <= 0 || !index.serves(question.length)) {
      return exact.nearest(scope, question, limit);
    }
    List<Near> best = firstOfEachOwner(passages(scope, question, PASSAGES * limit));
    return best.size() < limit
        ? exact.nearest(scope, question, limit)
        : best.stream().sorted(Near.NEAREST_FIRST).limit(limit).toList();
  }

  private List<Near> passages(Scope scope, float[] question, int limit) {
    List<Near> found =
        transaction.execute(
            status -> {
              jdbc.sql("set local hnsw.iterative_scan = strict_order").update();
              jdbc.sql("set local hnsw.ef_search = " + Math.clamp(limit, CANDIDATES, 1_000))
                  .update();
              return exact.passages(scope, question, limit, index.expression());
            });
    return found == null ? List.of() : found;
  }

  private static List<Near> firstOfEachOwner(List<Near> nearestFirst) {
    Set<String> owners = new HashSet<>();
    List<Near> first = new ArrayList<>();
    for (Near near : nearestFirst) {
      if (owners.add(near.kind() + "/" + near.owner())) {
        first.add(near);
      }
    }
    return first;
  }

  @Override
  public void keepUp() {
    index.make();
  }
}
