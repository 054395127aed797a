package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the bot's start and {@code migrate} change tables that are there. */
class MigrateCommandTest {

  @TempDir private Path directory;

  @Test
  void aCommandOnAnOlderDatabaseChangesNothingAndSaysWhatToDo() throws Exception {
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.writeString(documents.resolve("a.md"), "# A\none");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(PostgresSettings.in(directory.resolve("postgres")))) {
      String url = Cli.url(postgres);
      Cli cli = new Cli(directory);
      Cli.Answer first = cli.run("migrate", "--database", url);
      assertThat(first.code()).as(first.err()).isZero();
      sql(
          url,
          "drop table knowledge.log_template_saves",
          "delete from knowledge.flyway_schema_history where version = '10'");

      Cli.Answer old =
          cli.run("import", documents.toString(), "--kind", "runbook", "--database", url);
      assertThat(old.code()).isEqualTo(1);
      assertThat(old.err().strip().lines())
          .singleElement()
          .asString()
          .contains("older Hindsight", "./hindsight migrate");
      assertThat(tables(url)).isZero();
      // commands fill nothing either
      assertThat(documents(url)).isZero();

      assertThat(cli.run("migrate", "--database", url).code()).isZero();
      assertThat(tables(url)).isEqualTo(1);
      assertThat(
              cli.run("import", documents.toString(), "--kind", "runbook", "--database", url)
                  .code())
          .isZero();
      assertThat(documents(url)).isEqualTo(1);
    }
  }

  private static int tables(String url) throws SQLException {
    return count(url, "select count(*) from pg_tables where tablename = 'log_template_saves'");
  }

  private static int documents(String url) throws SQLException {
    return count(url, "select count(*) from knowledge.documents");
  }

  private static int count(String url, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void sql(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
