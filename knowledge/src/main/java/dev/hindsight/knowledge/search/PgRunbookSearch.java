package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.embed.Near;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runbooks by their best passage, in words or in meaning, and by structure. */
@Component
class PgRunbookSearch {

  private static final int EXCERPT = 600;

  /**
   * Words count up to 1, and so does a shared alert that names this runbook alone: one that many
   * runbooks name, such as KubePodNotReady, says little and must not drown the words.
   */
  private static final String SQL =
      "with "
          + Bm25.expressions("knowledge.passages", "row(t.document, t.position)::text")
          + """
          , near as (
            select * from unnest(cast(:owners as text[]), cast(:positions as integer[]),
              cast(:similarities as float8[])) as n(document, position, similarity))
          , best as (
            select distinct on (p.document) p.document, p.body, s.score, s.matched
            from knowledge.passages p
            left join near n on n.document = p.document and n.position = p.position
            left join scored s on s.key = row(p.document, p.position)::text
            order by p.document, s.score desc nulls last, n.position is null, p.position)
          select d.slug, d.title, b.body, b.matched, rated.*, false as same_service,
            coalesce(n.similarity, 0) as similarity,
            coalesce(b.score, 0)
              + telling.alert
              + case when cardinality(same_causes) > 0 then 1.0 else 0 end as total
          from knowledge.documents d
          join best b on b.document = d.slug
          left join near n on n.document = d.slug
          cross join lateral (select
            array(select a from unnest(d.alert_names) a
                  where a = any(cast(:alerts as text[])) order by a) as same_alerts,
            array(select c from unnest(d.causes) c
                  where c = any(cast(:causes as text[])) order by c) as same_causes) rated
          cross join lateral (
            select coalesce(max(1.0 / named.runbooks), 0) as alert
            from unnest(same_alerts) a
            cross join lateral (
              select count(*) as runbooks from knowledge.documents o where a = any(o.alert_names)) named
            ) telling
          where d.kind = 'runbook'
            and (b.score is not null or n.document is not null or cardinality(same_alerts) > 0 or cardinality(same_causes) > 0)
          order by n.document is null, total desc, d.slug
          limit :limit
          """;

  private final JdbcClient jdbc;

  PgRunbookSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that are near, and the best of the others. */
  List<Candidate> candidates(Question question, List<Near> near, int limit) {
    return jdbc.sql(SQL)
        .params(Parameters.of(question, near, limit))
        .query((row, number) -> new Candidate(match(row, question), row.getDouble("similarity")))
        .list();
  }

  private static Match match(ResultSet row, Question question) throws SQLException {
    String body = row.getString("body");
    return new Match(
        Match.Kind.RUNBOOK,
        row.getString("slug"),
        row.getString("title"),
        row.getDouble("total"),
        Reasons.of(row, question),
        body.length() <= EXCERPT ? body : body.substring(0, EXCERPT - 1) + "…",
        Optional.empty());
  }
}
