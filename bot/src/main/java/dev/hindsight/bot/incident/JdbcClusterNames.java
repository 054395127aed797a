package dev.hindsight.bot.incident;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the clusters that were looked at are called. The setting alone does not say: behind the same
 * address may be another cluster since a plan was made.
 */
@Component
class JdbcClusterNames {

  private final JdbcClient jdbc;

  JdbcClusterNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The cluster of this identity was looked at under this name; no other has it any more. */
  void looked(String identity, String name) {
    jdbc.sql("delete from bot.cluster_names where name = :name and identity <> :identity")
        .param("name", name)
        .param("identity", identity)
        .update();
    jdbc.sql(
            """
            insert into bot.cluster_names (identity, name) values (:identity, :name)
            on conflict (identity) do update set name = :name
            where cluster_names.name <> :name
            """)
        .param("identity", identity)
        .param("name", name)
        .update();
  }

  /** By identity. */
  Map<String, String> all() {
    return jdbc
        .sql("select identity, name from bot.cluster_names")
        .query((row, _) -> Map.entry(row.getString("identity"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
