package dev.hindsight.knowledge;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One real PostgreSQL for all tests of the module, with the module's schema. */
public final class KnowledgeDatabase {

  private static final DataSource DATA = start();

  private KnowledgeDatabase() {}

  /** A client on whatever is there. */
  public static JdbcClient client() {
    return JdbcClient.create(DATA);
  }

  public static DataSource data() {
    return DATA;
  }

  /** A client on empty tables. */
  public static JdbcClient empty() {
    JdbcClient jdbc = client();
    jdbc.sql(
            "truncate knowledge.lessons, knowledge.documents, knowledge.passages,"
                + " knowledge.embeddings, knowledge.log_templates, knowledge.verdicts,"
                + " knowledge.log_template_saves restart identity")
        .update();
    jdbc.sql("truncate knowledge.practice_seed").update();
    return jdbc;
  }

  public static TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(DATA));
  }

  /** For a process of its own. */
  public static String url() {
    try (Connection connection = DATA.getConnection()) {
      return connection.getMetaData().getURL().replaceFirst("\\?.*", "") + "?user=postgres";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The module's schema in a database, behind a pool. */
  public static DataSource migrated(DataSource database) {
    HikariDataSource data = new HikariDataSource();
    data.setMaximumPoolSize(10);
    data.setMinimumIdle(0);
    data.setDataSource(database);
    Flyway.configure()
        .dataSource(data)
        .schemas("knowledge")
        .locations("classpath:db/migration/knowledge")
        .load()
        .migrate();
    return data;
  }

  private static DataSource start() {
    try {
      DataSource data = EmbeddedPostgres.builder().start().getPostgresDatabase();
      return migrated(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
