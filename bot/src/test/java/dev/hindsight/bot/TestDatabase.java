package dev.hindsight.bot;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of this JVM, with a fresh database for each caller. */
public final class TestDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static int databases;

  private TestDatabase() {}

  /** A new, empty database with the schemas of these modules. */
  public static synchronized DataSource with(String... modules) {
    String name = "test" + databases++;
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    HikariDataSource pool = new HikariDataSource();
    // every test class has its own, and the server takes a hundred in all
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    pool.setDataSource(SERVER.getDatabase("postgres", name));
    for (String module : modules) {
      Flyway.configure()
          .dataSource(pool)
          .schemas(module)
          .locations("classpath:db/migration/" + module)
          .load()
          .migrate();
    }
    return pool;
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      server.close();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
