package dev.hindsight.knowledge.embed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** The HNSW index over one model's vectors; made while all goes on, once for all replicas. */
final class PgIndex {

  private static final Logger LOG = LoggerFactory.getLogger(PgIndex.class);

  private final DataSource database;
  private final String model;
  private final String name;
  private volatile int dimension;

  PgIndex(DataSource database, String model) {
    this.database = database;
    this.model = model;
    UUID hash = UUID.nameUUIDFromBytes(model.getBytes(StandardCharsets.UTF_8));
    this.name = "embeddings_near_" + hash.toString().substring(0, 8);
  }

  /** Whether it is there for vectors of so many dimensions. */
  boolean serves(int wanted) {
    return dimension == wanted;
  }

  /** What is indexed, as it must stand in a query. */
  String expression() {
    return "(meaning::public.vector(%d))".formatted(dimension);
  }

  /** Makes it unless it is there; takes a minute for some 100,000. */
  void make() {
    if (dimension > 0) {
      return;
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!one(statement, "select pg_try_advisory_lock(hashtext('%s'))".formatted(name))) {
        return;
      }
      try {
        make(statement);
      } finally {
        statement.execute("reset maintenance_work_mem");
        statement.execute("select pg_advisory_unlock(hashtext('%s'))".formatted(name));
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("no index over vectors", e);
    }
  }

  private void make(Statement statement) throws SQLException {
    int found = dimension(statement);
    if (found == 0) {
      return;
    }
    if (!valid(statement)) {
      LOG.info("making an index over the vectors of {}", model);
      // what was left by one that did not come to its end
      statement.execute("drop index if exists knowledge." + name);
      statement.execute("set maintenance_work_mem = '512MB'");
      statement.execute(
          """
          create index concurrently %s on knowledge.embeddings
          using hnsw ((meaning::public.vector(%d)) public.vector_cosine_ops)
          where model = '%s'
          """
              .formatted(name, found, quoted()));
    }
    dimension = found;
  }

  private boolean valid(Statement statement) throws SQLException {
    return one(
        statement,
        """
        select exists (select from pg_index
          where indexrelid = to_regclass('knowledge.%s') and indisvalid)
        """
            .formatted(name));
  }

  private int dimension(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select array_length(vector, 1) from knowledge.embeddings where model = '%s' limit 1"
                .formatted(quoted()))) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** The model as it stands between quotes. */
  String quoted() {
    return model.replace("'", "''");
  }

  private static boolean one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
