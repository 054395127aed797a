package dev.hindsight.knowledge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One real PostgreSQL for all tests of the module, with the module's schema. */
public final class KnowledgeDatabase {

  private static final DataSource DATA = start();

  private KnowledgeDatabase() {}

  /** A client on empty tables. */
  public static JdbcClient empty() {
    JdbcClient jdbc = JdbcClient.create(DATA);
    jdbc.sql("truncate knowledge.lessons, knowledge.documents, knowledge.passages restart identity")
        .update();
    jdbc.sql("truncate knowledge.practice_seed").update();
    return jdbc;
  }

  public static TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(DATA));
  }

  private static DataSource start() {
    try {
      DataSource data = EmbeddedPostgres.builder().start().getPostgresDatabase();
      Flyway.configure()
          .dataSource(data)
          .schemas("knowledge")
          .locations("classpath:db/migration/knowledge")
          .load()
          .migrate();
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
