package dev.hindsight.knowledge.embed;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every way in which one model's vectors can be searched: to choose from, and to compare. */
public final class JdbcVectorSearches {

  private final JdbcClient jdbc;
  private final VectorSearch memory;
  private final Optional<VectorSearch> exact;
  private final Optional<VectorSearch> index;
  private final ChosenSearch chosen;

  JdbcVectorSearches(
      DataSource database, TransactionTemplate transaction, JdbcEmbeddings kept, String model) {
    jdbc = JdbcClient.create(database);
    ExactScanSearch scan = new ExactScanSearch(kept, new JdbcAttributes(jdbc), model);
    memory = scan;
    if (hasColumn()) {
      PgVectorSearch scanned = new PgVectorSearch(jdbc, model);
      PgIndexSearch indexed =
          new PgIndexSearch(jdbc, transaction, scanned, new PgIndex(database, model));
      exact = Optional.of(scanned);
      index = Optional.of(indexed);
    } else {
      exact = Optional.empty();
      index = Optional.empty();
    }
    chosen = new ChosenSearch(scan, index, ChosenSearch.MOST_IN_MEMORY);
  }

  /** The migration made the column where the server could. */
  private boolean hasColumn() {
    return jdbc.sql(
            """
            select exists (select from pg_attribute
              where attrelid = 'knowledge.embeddings'::regclass and attname = 'meaning'
                and not attisdropped)
            """)
        .query(Boolean.class)
        .single();
  }

  /** The one that fits what there is; what the product uses. */
  public VectorSearch chosen() {
    return chosen;
  }

  /** A scan of a copy in memory. */
  public VectorSearch memory() {
    return memory;
  }

  /** A scan by pgvector, where the server has it. */
  public Optional<VectorSearch> exact() {
    return exact;
  }

  /** pgvector's HNSW index, where the server has it; {@link VectorSearch#keepUp} makes it. */
  public Optional<VectorSearch> index() {
    return index;
  }
}
