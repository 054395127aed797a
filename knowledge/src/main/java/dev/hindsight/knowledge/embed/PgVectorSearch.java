package dev.hindsight.knowledge.embed;

import com.pgvector.PGvector;
import dev.hindsight.knowledge.Match;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches the column that pgvector knows, exactly: no index that may answer too few. */
final class PgVectorSearch implements VectorSearch {

  private static final String SQL =
      """
      select * from (
        select distinct on (owner) owner, position, 1 - (meaning <=> :question) as similarity
        from knowledge.embeddings
        where kind = :kind and model = :model
        order by owner, meaning <=> :question, position) best
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
  public List<Near> nearest(Match.Kind kind, float[] question, int limit) {
    return jdbc.sql(SQL)
        .param("question", new PGvector(question))
        .param("kind", kind.name())
        .param("model", model)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Near(
                    row.getString("owner"), row.getInt("position"), row.getDouble("similarity")))
        .list();
  }
}
