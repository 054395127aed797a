package dev.hindsight.bench.slack;

import dev.hindsight.local.postgres.EmbeddedPostgres;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the bot's own table of feedback says. */
final class JdbcKept {

  private final JdbcClient jdbc;

  JdbcKept(EmbeddedPostgres database) {
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
  }

  List<String> wishes() {
    return jdbc.sql("select words from bot.feedback").query(String.class).list().stream()
        .flatMap(words -> Wishes.in(words).stream())
        .toList();
  }
}
