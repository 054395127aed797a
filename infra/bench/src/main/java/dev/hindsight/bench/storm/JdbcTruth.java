package dev.hindsight.bench.storm;

import dev.hindsight.local.postgres.EmbeddedPostgres;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the bot's own tables say. */
final class JdbcTruth {

  private final JdbcClient jdbc;

  JdbcTruth(EmbeddedPostgres database) {
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
  }

  /** Severity and state, such as "SEV2 open", by incident. */
  Map<String, String> states() {
    Map<String, String> states = new HashMap<>();
    jdbc.sql("select id, severity, lower(state) as state from bot.incidents")
        .query(
            (RowCallbackHandler)
                row ->
                    states.put(
                        "INC-" + row.getLong("id"),
                        row.getString("severity") + " " + row.getString("state")));
    return states;
  }

  int plansIn(String state) {
    return jdbc.sql("select count(*) from actions.plans where state = :state")
        .param("state", state)
        .query(Integer.class)
        .single();
  }
}
