package dev.hindsight.knowledge.embed;

import com.pgvector.PGvector;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Trust;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches the column that pgvector knows, exactly: no index that may answer too few. */
final class PgVectorSearch implements VectorSearch {

  private static final String SQL =
      """
      select * from (
        select distinct on (e.kind, e.owner) e.kind, e.owner, e.position,
          1 - (e.meaning <=> :question) as similarity
        from knowledge.embeddings e
        left join knowledge.documents d on d.slug = e.owner and e.kind <> 'LESSON'
        left join knowledge.lessons l on e.kind = 'LESSON' and l.number::text = e.owner
        where e.model = :model
          and (cardinality(cast(:kinds as text[])) = 0 or e.kind = any(cast(:kinds as text[])))
          and (cardinality(cast(:sources as text[])) = 0 or d.source = any(cast(:sources as text[])))
          and (cardinality(cast(:trusts as text[])) = 0 or d.trust = any(cast(:trusts as text[])))
          and (cardinality(cast(:services as text[])) = 0 or d.services && cast(:services as text[])
            or l.service = any(cast(:services as text[])))
        order by e.kind, e.owner, e.meaning <=> :question, e.position) best
      order by similarity desc, owner collate "C"
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final String model;

  PgVectorSearch(JdbcClient jdbc, String model) {
    this.jdbc = jdbc;
    this.model = model;
  }

  @Override
  public List<Near> nearest(Scope scope, float[] question, int limit) {
    return jdbc.sql(SQL)
        .param("question", new PGvector(question))
        .param("model", model)
        .param("kinds", scope.kinds().stream().map(Match.Kind::name).toArray(String[]::new))
        .param("sources", scope.sources().toArray(String[]::new))
        .param("trusts", scope.trusts().stream().map(Trust::inDatabase).toArray(String[]::new))
        .param("services", scope.services().toArray(String[]::new))
        .param("limit", limit)
        .query(
            (row, number) ->
                new Near(
                    Match.Kind.valueOf(row.getString("kind")),
                    row.getString("owner"),
                    row.getInt("position"),
                    row.getDouble("similarity")))
        .list();
  }
}
