package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Vectors in PostgreSQL, one for each text and model. */
@Component
class JdbcEmbeddings {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcEmbeddings(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** How many there are, and the newest one's version. */
  record Extent(long count, long version) {}

  /** What the model has not embedded as it is now; newest lessons first, then runbooks. */
  List<Unembedded> missing(String model, int limit) {
    return jdbc.sql(
            """
            select t.* from knowledge.embeddable t
            where not exists (
              select from knowledge.embeddings e
              where e.kind = t.kind and e.owner = t.owner and e.position = t.position
                and e.model = :model and e.hash = t.hash)
            order by t.kind, length(t.owner) desc, t.owner desc, t.position
            limit :limit
            """)
        .param("model", model)
        .param("limit", limit)
        .query((row, number) -> unembedded(row))
        .list();
  }

  /** Keeps one vector; again, it replaces the first. */
  void keep(Unembedded text, String model, float[] vector, Instant now) {
    transaction.executeWithoutResult(
        status -> {
          // versions are to become visible in their order
          jdbc.sql("select pg_advisory_xact_lock(hashtext('knowledge.embeddings'))")
              .query((row, number) -> number)
              .list();
          write(text, model, vector, now);
        });
  }

  private void write(Unembedded text, String model, float[] vector, Instant now) {
    jdbc.sql(
            """
            insert into knowledge.embeddings
              (kind, owner, position, model, hash, vector, made_at)
            values (:kind, :owner, :position, :model, :hash, :vector, :now)
            on conflict (kind, owner, position, model) do update set hash = excluded.hash,
              vector = excluded.vector, version = excluded.version, made_at = excluded.made_at
            """)
        .param("kind", text.kind().name())
        .param("owner", text.owner())
        .param("position", text.position())
        .param("model", model)
        .param("hash", text.hash())
        .param("vector", vector)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Removes vectors of texts that are gone, and those that other models made before then. */
  int forget(String model, Instant before) {
    return jdbc.sql(
                """
                delete from knowledge.embeddings e
                where not exists (select from knowledge.embeddable t
                  where t.kind = e.kind and t.owner = e.owner and t.position = e.position)
                """)
            .update()
        + jdbc.sql("delete from knowledge.embeddings where model <> :model and made_at < :before")
            .param("model", model)
            .param("before", before.atOffset(ZoneOffset.UTC))
            .update();
  }

  Extent extent(Match.Kind kind, String model) {
    return jdbc.sql(
            """
            select count(*) as count, coalesce(max(version), 0) as version
            from knowledge.embeddings where model = :model and kind = :kind
            """)
        .param("model", model)
        .param("kind", kind.name())
        .query((row, number) -> new Extent(row.getLong("count"), row.getLong("version")))
        .single();
  }

  /** Those of later versions, the oldest first. */
  List<Embedded> since(Match.Kind kind, String model, long version, int limit) {
    return jdbc.sql(
            """
            select owner, position, version, vector from knowledge.embeddings
            where model = :model and kind = :kind and version > :version
            order by version
            limit :limit
            """)
        .param("limit", limit)
        .param("model", model)
        .param("kind", kind.name())
        .param("version", version)
        .query((row, number) -> embedded(row))
        .list();
  }

  private static Unembedded unembedded(ResultSet row) throws SQLException {
    return new Unembedded(
        Match.Kind.valueOf(row.getString("kind")),
        row.getString("owner"),
        row.getInt("position"),
        row.getString("hash"),
        row.getString("text"));
  }

  private static Embedded embedded(ResultSet row) throws SQLException {
    Float[] boxed = (Float[]) row.getArray("vector").getArray();
    float[] vector = new float[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      vector[i] = boxed[i];
    }
    return new Embedded(
        row.getString("owner"), row.getInt("position"), row.getLong("version"), vector);
  }
}
