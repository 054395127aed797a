package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Trust;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a scope asks of documents, kept in memory by their versions. */
final class JdbcAttributes {

  private final JdbcClient jdbc;
  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private State seen = new State(0, 0);

  JdbcAttributes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Document(Set<String> services, String source, Trust trust) {}

  private record State(long version, long removals) {}

  /** Reads what changed; returns whether anything did. */
  synchronized boolean refresh() {
    State now =
        jdbc.sql(
                """
                select (select coalesce(max(version), 0) from knowledge.documents) as version,
                  (select times from knowledge.removals where what = 'documents') as removals
                """)
            .query((row, number) -> new State(row.getLong("version"), row.getLong("removals")))
            .single();
    if (now.equals(seen)) {
      return false;
    }
    read(seen.version());
    seen = now;
    return true;
  }

  /** What has gone may stay: nothing points at it any more. */
  private void read(long after) {
    if (after == 0) {
      documents.clear();
    }
    jdbc.sql(
            """
            select slug, services, source, trust from knowledge.documents where version > :after
            """)
        .param("after", after)
        .query(this::keep);
  }

  private void keep(ResultSet row) throws SQLException {
    String[] services = (String[]) row.getArray("services").getArray();
    Document document =
        new Document(
            services.length == 0 ? Set.of() : Set.copyOf(Arrays.asList(services)),
            sources.computeIfAbsent(row.getString("source"), source -> source),
            Trust.of(row.getString("trust")));
    documents.put(row.getString("slug"), document);
  }

  /** Whether something is in scope, as of the last refresh. */
  synchronized Predicate<Embedded> within(Scope scope) {
    Set<String> lessons = lessons(scope.services());
    return embedded -> {
      if (!scope.kinds().isEmpty() && !scope.kinds().contains(embedded.kind())) {
        return false;
      }
      if (embedded.kind() == Match.Kind.LESSON) {
        return scope.sources().isEmpty()
            && scope.trusts().isEmpty()
            && (scope.services().isEmpty() || lessons.contains(embedded.owner()));
      }
      if (scope.anyDocument()) {
        return true;
      }
      Document document = documents.get(embedded.owner());
      return document != null && within(scope, document);
    };
  }

  private static boolean within(Scope scope, Document document) {
    return (scope.sources().isEmpty() || scope.sources().contains(document.source()))
        && (scope.trusts().isEmpty() || scope.trusts().contains(document.trust()))
        && (scope.services().isEmpty()
            || !Collections.disjoint(scope.services(), document.services()));
  }

  private Set<String> lessons(Set<String> services) {
    if (services.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql("select number::text from knowledge.lessons where service = any(:services)")
            .param("services", services.toArray(String[]::new))
            .query((row, number) -> row.getString(1))
            .list());
  }
}
