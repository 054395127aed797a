package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.store.LessonRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lessons by words, structure and meaning; one that shares anything at all is a candidate. */
@Component
class PgLessonSearch {

  /**
   * Words count up to 1; a shared alert or service outweighs them, a confirmed cause helps. Being
   * recent counts for real lessons only: none made up for practice beats an equal one that
   * happened.
   */
  private static final String SQL =
      "with "
          + Bm25.expressions("knowledge.lessons", "t.number")
          + """
          , near as (
            select * from unnest(cast(:owners as bigint[]), cast(:similarities as float8[]))
              as n(number, similarity))
          select l.*, s.matched, rated.*, coalesce(n.similarity, 0) as similarity,
            coalesce(s.score, 0)
              + case when cardinality(same_alerts) > 0 then 1.0 else 0 end
              + case when same_service then 0.8 else 0 end
              + case when cardinality(same_causes) > 0 then 0.6 else 0 end
              + case when l.confirmed then 0.3 else 0 end
              + case when l.practice then 0 else 0.2 end
                * power(0.5, greatest(0, least(3650, extract(epoch from
                    cast(:since as timestamptz) - l.opened_at) / 86400)) / 90.0) as total
          from knowledge.lessons l
          left join scored s on s.key = l.number
          left join near n on n.number = l.number
          cross join lateral (select
            array(select a from unnest(l.alert_names) a
                  where a = any(cast(:alerts as text[])) order by a) as same_alerts,
            l.service = :service and l.namespace = :namespace and :service <> '' as same_service,
            array(select l.cause where l.cause = any(cast(:causes as text[]))) as same_causes) rated
          where s.key is not null or n.number is not null
            or l.alert_names && cast(:alerts as text[])
            or (l.service = :service and l.namespace = :namespace and :service <> '')
            or l.cause = any(cast(:causes as text[]))
          order by n.number is null, total desc, l.practice, l.opened_at desc, l.number desc
          limit :limit
          """;

  private final JdbcClient jdbc;

  PgLessonSearch(JdbcClient jdbc) {
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
    Lesson lesson = LessonRow.read(row);
    return new Match(
        Match.Kind.LESSON,
        lesson.id().orElseThrow(),
        lesson.causeTitle(),
        row.getDouble("total"),
        Reasons.of(row, question),
        lesson.summary(),
        Optional.of(lesson));
  }
}
