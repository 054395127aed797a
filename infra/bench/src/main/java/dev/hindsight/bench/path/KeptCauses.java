package dev.hindsight.bench.path;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first causes as the bot keeps them: a card has the words, the database has the category. */
final class KeptCauses implements AutoCloseable {

  private static final String QUERY =
      """
      select service, findings ->> 'category' as category,
        findings -> 'causes' -> 0 ->> 'title' as title,
        findings -> 'causes' -> 0 ->> 'howSure' as how_sure
      from bot.incidents where findings is not null order by id\
      """;

  private final Connection connection;

  private KeptCauses(Connection connection) {
    this.connection = connection;
  }

  static KeptCauses in(EmbeddedPostgres database) {
    try {
      return new KeptCauses(
          DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()));
    } catch (SQLException e) {
      throw cannotRead(e);
    }
  }

  /** By service: of several incidents the newest. */
  Map<String, Said> read() {
    Map<String, Said> all = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(QUERY);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        all.put(
            rows.getString("service"),
            new Said(
                rows.getString("category"), rows.getString("title"), rows.getString("how_sure")));
      }
      return all;
    } catch (SQLException e) {
      throw cannotRead(e);
    }
  }

  private static CannotRun cannotRead(SQLException e) {
    return new CannotRun("the bot's incidents cannot be read: " + e.getMessage());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
