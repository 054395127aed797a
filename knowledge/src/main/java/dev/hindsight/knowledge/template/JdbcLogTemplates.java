package dev.hindsight.knowledge.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Templates in PostgreSQL; replicas that save at once add up. */
@Component
class JdbcLogTemplates {

  static final int MOST = 20_000;

  private static final String SEPARATOR = "\u001f";

  private static final String ADD =
      """
      with once as (
        insert into knowledge.log_template_saves as before (replica, batch, saved_at)
        values (:replica, :batch, now())
        on conflict (replica) do update set batch = excluded.batch, saved_at = excluded.saved_at
        where before.batch < excluded.batch
        returning 1)
      insert into knowledge.log_templates as kept (id, text, pieces, count, first_seen, last_seen)
      select id, text, pieces, count, to_timestamp(first / 1000.0), to_timestamp(last / 1000.0)
      from unnest(:ids, :texts, :pieces, :counts, :firsts, :lasts)
        as new (id, text, pieces, count, first, last)
      where exists (select from once)
      on conflict (id) do update set count = kept.count + excluded.count,
        pieces = excluded.pieces,
        first_seen = least(kept.first_seen, excluded.first_seen),
        last_seen = greatest(kept.last_seen, excluded.last_seen)
      """;

  private final JdbcClient jdbc;

  JdbcLogTemplates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds these counts to what is kept, all or none, and once however often this is called. */
  void add(Batch counts) {
    // in one order everywhere, so that two replicas never wait for each other
    List<KeptTemplate> batch =
        counts.counted().stream()
            .sorted(Comparator.comparing((KeptTemplate t) -> t.shape().id()))
            .toList();
    jdbc.sql(ADD)
        .param("replica", counts.replica())
        .param("batch", counts.number())
        .param("ids", texts(batch, template -> template.shape().id()))
        .param("texts", texts(batch, template -> template.shape().text()))
        .param("pieces", texts(batch, template -> String.join(SEPARATOR, template.shape().kept())))
        .param("counts", numbers(batch, KeptTemplate::count))
        .param("firsts", numbers(batch, template -> template.firstSeen().toEpochMilli()))
        .param("lasts", numbers(batch, template -> template.lastSeen().toEpochMilli()))
        .update();
  }

  /** All that is kept, the latest seen first. */
  List<KeptTemplate> all() {
    return jdbc.sql(
            """
            select pieces, count, first_seen, last_seen from knowledge.log_templates
            order by last_seen desc, id limit :most
            """)
        .param("most", MOST)
        .query((row, number) -> template(row))
        .list();
  }

  /** Those not seen for longest, beyond what is read, are forgotten; returns how many. */
  int forget() {
    // a replica that did not save for so long is gone
    jdbc.sql("delete from knowledge.log_template_saves where saved_at < now() - interval '30 days'")
        .update();
    return jdbc.sql(
            """
            delete from knowledge.log_templates where id in (
              select id from knowledge.log_templates order by last_seen desc, id offset :most)
            """)
        .param("most", MOST)
        .update();
  }

  private static KeptTemplate template(ResultSet row) throws SQLException {
    String pieces = row.getString("pieces");
    return new KeptTemplate(
        Shape.of(pieces.isEmpty() ? List.of() : List.of(pieces.split(SEPARATOR, -1))),
        row.getLong("count"),
        instant(row, "first_seen"),
        instant(row, "last_seen"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static String[] texts(List<KeptTemplate> of, Function<KeptTemplate, String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private static Long[] numbers(List<KeptTemplate> of, ToLongFunction<KeptTemplate> number) {
    return of.stream().map(number::applyAsLong).toArray(Long[]::new);
  }
}
