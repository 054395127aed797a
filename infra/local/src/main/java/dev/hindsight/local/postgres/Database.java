package dev.hindsight.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/** Makes our database as soon as the server takes connections. */
final class Database {

  private final int port;
  private final Properties login = new Properties();

  Database(int port, String user, String password) {
    this.port = port;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "2");
  }

  void create(String name, BooleanSupplier serverAlive, Duration within) {
    try (Connection connection = connect(serverAlive, within)) {
      if (!exists(connection, name)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("create database " + name);
        }
      }
    } catch (SQLException e) {
      throw new PostgresFailed("cannot make the database: " + e.getMessage(), e);
    }
  }

  private Connection connect(BooleanSupplier serverAlive, Duration within) throws SQLException {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", login);
      } catch (SQLException e) {
        if (!comesUp(e)) {
          throw e;
        }
        if (!serverAlive.getAsBoolean()) {
          throw new PostgresFailed("PostgreSQL ended while it was starting", e);
        }
        if (System.nanoTime() > end) {
          throw new PostgresFailed(
              "PostgreSQL was not ready within " + within.toSeconds() + " s", e);
        }
        Pause.of(Duration.ofMillis(50));
      }
    }
  }

  /** Nobody listens yet, or the server says that it is starting up or recovering. */
  private static boolean comesUp(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.equals("57P03");
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
