package dev.hindsight.knowledge.embed;

import com.pgvector.PGvector;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Trust;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches the column that pgvector knows, exactly: no index that may answer too few. */
final class PgVectorSearch implements VectorSearch {

  private static final String KINDS = " and e.kind = any(cast(:kinds as text[]))";

  private static final String ATTRIBUTES =
      """
       and (exists (select from knowledge.documents d
          where d.slug = e.owner and e.kind <> 'LESSON'
            and (cardinality(cast(:sources as text[])) = 0 or d.source = any(:sources))
            and (cardinality(cast(:trusts as text[])) = 0 or d.trust = any(:trusts))
            and (cardinality(cast(:services as text[])) = 0
              or d.services && cast(:services as text[])))
        or (e.kind = 'LESSON' and cardinality(cast(:sources as text[])) = 0
          and cardinality(cast(:trusts as text[])) = 0
          and exists (select from knowledge.lessons l
            where l.number::text = e.owner and l.service = any(:services))))
      """;

  private final JdbcClient jdbc;
  private final String model;

  PgVectorSearch(JdbcClient jdbc, String model) {
    this.jdbc = jdbc;
    this.model = model.replace("'", "''");
  }

  @Override
  public List<Near> nearest(Scope scope, float[] question, int limit) {
    String sql =
        """
        select * from (
          select distinct on (e.kind, e.owner) e.kind, e.owner, e.position,
            1 - (e.meaning <=> :question) as similarity
          from knowledge.embeddings e
          where e.model = '%s' %s
          order by e.kind, e.owner, e.meaning <=> :question, e.position) best
        order by similarity desc, owner collate "C"
        limit :limit
        """
            .formatted(model, within(scope));
    return found(sql, scope, question, limit);
  }

  /** The nearest passages whosever they are, by the order of an expression that is indexed. */
  List<Near> passages(Scope scope, float[] question, int limit, String expression) {
    String sql =
        """
        select e.kind, e.owner, e.position, 1 - (e.meaning <=> :question) as similarity
        from knowledge.embeddings e
        where e.model = '%s' %s
        order by %s <=> :question
        limit :limit
        """
            .formatted(model, within(scope), expression);
    return found(sql, scope, question, limit);
  }

  private static String within(Scope scope) {
    return (scope.kinds().isEmpty() ? "" : KINDS) + (scope.anyDocument() ? "" : ATTRIBUTES);
  }

  private List<Near> found(String sql, Scope scope, float[] question, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("question", new PGvector(question));
    parameters.put("limit", limit);
    parameters.put("kinds", scope.kinds().stream().map(Match.Kind::name).toArray(String[]::new));
    parameters.put("sources", scope.sources().toArray(String[]::new));
    parameters.put("trusts", scope.trusts().stream().map(Trust::inDatabase).toArray(String[]::new));
    parameters.put("services", scope.services().toArray(String[]::new));
    return jdbc.sql(sql).params(parameters).query((row, number) -> near(row)).list();
  }

  private static Near near(ResultSet row) throws SQLException {
    return new Near(
        Match.Kind.valueOf(row.getString("kind")),
        row.getString("owner"),
        row.getInt("position"),
        row.getDouble("similarity"));
  }
}
