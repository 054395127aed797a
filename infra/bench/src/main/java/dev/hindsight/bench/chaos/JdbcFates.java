package dev.hindsight.bench.chaos;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the plans are at the end. */
final class JdbcFates {

  private final JdbcClient jdbc;

  JdbcFates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Fate> all() {
    return jdbc.sql("select 'PLN-' || id as plan, service, state from actions.plans")
        .query(
            (row, _) ->
                new Fate(row.getString("plan"), row.getString("service"), row.getString("state")))
        .list();
  }

  /** A plan's state, and the object it is for. */
  record Fate(String plan, String object, String state) {}
}
