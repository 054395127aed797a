package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Vectors in PostgreSQL, one for each text and model. */
@Component
class JdbcEmbeddings {

  private static final String EMBEDDED =
      """
      select from knowledge.embeddings e
      where e.kind = t.kind and e.owner = t.owner and e.position = t.position
        and e.model = :model and e.hash = t.hash
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcEmbeddings(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** The newest one's version, and how often some were removed. */
  record News(long version, long removals) {

    static final News NOTHING = new News(0, 0);
  }

  /**
   * What the model has not embedded as it is now; newest lessons first, then runbooks. Looks at all
   * there is, but for the texts.
   */
  List<Embedded> missing(String model, int limit) {
    return jdbc.sql(
            """
            select t.kind, t.owner, t.position from knowledge.embeddable t
            where not exists (
            """
                + EMBEDDED
                + """
                )
                order by t.kind, length(t.owner) desc, t.owner desc, t.position
                limit :limit
                """)
        .param("model", model)
        .param("limit", limit)
        .query((row, number) -> embedded(row))
        .list();
  }

  /** The texts of those that are still missing, in the order given. */
  List<Unembedded> texts(String model, List<Embedded> of) {
    Map<Embedded, Unembedded> texts = new HashMap<>();
    jdbc.sql(
            "select t.* from knowledge.embeddable t where t.owner = any(:owners) and not exists ("
                + EMBEDDED
                + ")")
        .param("owners", of.stream().map(Embedded::owner).distinct().toArray(String[]::new))
        .param("model", model)
        .query(
            (ResultSet row) -> {
              texts.put(embedded(row), unembedded(row));
            });
    return of.stream().flatMap(one -> Stream.ofNullable(texts.get(one))).toList();
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

  /** What tells whether anything changed; read by index. */
  News news(String model) {
    return jdbc.sql(
            """
            select (select coalesce(max(version), 0) from knowledge.embeddings
                where model = :model) as version,
              (select times from knowledge.removals where what = 'embeddings') as removals
            """)
        .param("model", model)
        .query((row, number) -> new News(row.getLong("version"), row.getLong("removals")))
        .single();
  }

  /** Those of later versions, the oldest first. */
  List<KeptVector> since(String model, long version, int limit) {
    return jdbc.sql(
            """
            select kind, owner, position, version, vector from knowledge.embeddings
            where model = :model and version > :version
            order by version
            limit :limit
            """)
        .param("limit", limit)
        .param("model", model)
        .param("version", version)
        .query((row, number) -> kept(row))
        .list();
  }

  /** The versions of all that there are. */
  Set<Long> versions(String model) {
    return new HashSet<>(
        jdbc.sql("select version from knowledge.embeddings where model = :model")
            .param("model", model)
            .query((row, number) -> row.getLong(1))
            .list());
  }

  /** Those of these texts, in any order, as far as they are still there. */
  List<KeptVector> vectors(List<Embedded> texts, String model) {
    return jdbc.sql(
            """
            select e.kind, e.owner, e.position, e.version, e.vector
            from unnest(cast(:kinds as text[]), cast(:owners as text[]),
              cast(:positions as integer[])) as t(kind, owner, position)
            join knowledge.embeddings e on e.kind = t.kind and e.owner = t.owner
              and e.position = t.position and e.model = :model
            """)
        .param("kinds", texts.stream().map(text -> text.kind().name()).toArray(String[]::new))
        .param("owners", texts.stream().map(Embedded::owner).toArray(String[]::new))
        .param("positions", texts.stream().map(Embedded::position).toArray(Integer[]::new))
        .param("model", model)
        .query((row, number) -> kept(row))
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

  private static KeptVector kept(ResultSet row) throws SQLException {
    Float[] boxed = (Float[]) row.getArray("vector").getArray();
    float[] vector = new float[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      vector[i] = boxed[i];
    }
    return new KeptVector(embedded(row), row.getLong("version"), vector);
  }

  private static Embedded embedded(ResultSet row) throws SQLException {
    return new Embedded(
        Match.Kind.valueOf(row.getString("kind")), row.getString("owner"), row.getInt("position"));
  }
}
