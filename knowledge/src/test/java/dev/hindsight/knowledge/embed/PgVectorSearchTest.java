package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.testing.Requires;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL with pgvector, in a database of its own. */
class PgVectorSearchTest extends VectorSearchContract {

  private static final String DATABASE = "vector_search_" + ProcessHandle.current().pid();

  private static JdbcClient server;
  private static DataSource data;

  @BeforeAll
  static void create() {
    String url = Requires.pgvector();
    server = JdbcClient.create(new DriverManagerDataSource(url));
    server.sql("create database " + DATABASE).update();
    data =
        KnowledgeDatabase.migrated(
            new DriverManagerDataSource(url.replaceFirst("/[^/?]*(?=\\?|$)", "/" + DATABASE)));
  }

  @AfterAll
  static void drop() {
    if (server != null) {
      server.sql("drop database if exists " + DATABASE + " with (force)").update();
    }
  }

  @Override
  JdbcClient jdbc() {
    JdbcClient jdbc = JdbcClient.create(data);
    jdbc.sql("truncate knowledge.embeddings, knowledge.documents, knowledge.passages").update();
    return jdbc;
  }

  @Override
  TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(data));
  }

  @Override
  VectorSearch search(JdbcClient jdbc, JdbcEmbeddings kept, String model) {
    return new PgVectorSearch(jdbc, model);
  }
}
