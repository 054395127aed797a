package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Origin;
import dev.hindsight.knowledge.Trust;
import dev.hindsight.knowledge.search.Entry.Known;
import dev.hindsight.knowledge.store.LessonRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was found as it is kept, and says in words why it was found. */
@Component
class JdbcResults {

  private static final int EXCERPT = 600;

  private final JdbcClient jdbc;

  /** What is shown of a document, and where it comes from. */
  private record Passage(String body, Origin origin) {

    static Passage read(ResultSet row) throws SQLException {
      @Nullable OffsetDateTime at = row.getObject("occurred_at", OffsetDateTime.class);
      return new Passage(
          row.getString("body"),
          new Origin.Document(
              Trust.of(row.getString("trust")),
              row.getString("source"),
              row.getString("path"),
              Optional.ofNullable(row.getString("url")),
              Optional.ofNullable(at).map(OffsetDateTime::toInstant)));
    }
  }

  JdbcResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What has nothing that speaks for it, or has gone since, is left out. */
  List<Match> of(List<Fusion.Scored> best, Question question, View view) {
    Map<String, Lesson> lessons = lessons(best);
    Map<String, Passage> passages = passages(best);
    List<Match> matches = new ArrayList<>();
    for (Fusion.Scored scored : best) {
      Known known = scored.candidate().known();
      if (known.kind() == Match.Kind.LESSON) {
        Optional.ofNullable(lessons.get(known.owner()))
            .ifPresent(lesson -> matches.add(lesson(scored, lesson, question, view)));
      } else {
        Optional.ofNullable(passages.get(known.owner()))
            .ifPresent(passage -> matches.add(document(scored, passage, question, view)));
      }
    }
    return matches.stream().filter(match -> !match.why().isEmpty()).toList();
  }

  private static Match lesson(Fusion.Scored scored, Lesson lesson, Question question, View view) {
    String text =
        String.join(
            "\n",
            lesson.causeTitle(),
            lesson.cause().replace('_', ' '),
            String.join(" ", lesson.alertNames()),
            lesson.summary(),
            String.join("\n", lesson.evidence()),
            lesson.fix().orElse(""));
    return new Match(
        Match.Kind.LESSON,
        lesson.id().orElseThrow(),
        lesson.causeTitle(),
        scored.score(),
        Reasons.of(scored.candidate(), text, question, view),
        lesson.summary(),
        Optional.of(lesson));
  }

  private static Match document(
      Fusion.Scored scored, Passage passage, Question question, View view) {
    Known known = scored.candidate().known();
    String body = passage.body();
    return new Match(
        known.kind(),
        known.owner(),
        known.title(),
        scored.score(),
        Reasons.of(scored.candidate(), known.title() + "\n" + body, question, view),
        body.length() <= EXCERPT ? body : body.substring(0, EXCERPT - 1) + "…",
        Optional.empty(),
        passage.origin());
  }

  private Map<String, Lesson> lessons(List<Fusion.Scored> best) {
    Map<String, Lesson> lessons = new HashMap<>();
    Long[] numbers =
        best.stream()
            .map(scored -> scored.candidate().known())
            .filter(known -> known.kind() == Match.Kind.LESSON)
            .map(known -> Long.valueOf(known.owner()))
            .toArray(Long[]::new);
    if (numbers.length > 0) {
      jdbc.sql("select * from knowledge.lessons where number = any(:numbers)")
          .param("numbers", numbers)
          .query(
              (ResultSet row) -> {
                lessons.put(row.getString("number"), LessonRow.read(row));
              });
    }
    return lessons;
  }

  /** Each document's passage that stands out, or its first one. */
  private Map<String, Passage> passages(List<Fusion.Scored> best) {
    Map<String, Passage> bodies = new HashMap<>();
    List<Candidate> documents =
        best.stream()
            .map(Fusion.Scored::candidate)
            .filter(candidate -> candidate.known().kind() != Match.Kind.LESSON)
            .toList();
    if (!documents.isEmpty()) {
      jdbc.sql(
              """
              select distinct on (d.slug) d.slug, coalesce(p.body, d.title) as body,
                d.trust, d.source, d.path, d.url, d.occurred_at
              from unnest(cast(:slugs as text[]), cast(:positions as integer[]))
                as w(slug, position)
              join knowledge.documents d on d.slug = w.slug
              left join knowledge.passages p on p.document = d.slug
              order by d.slug, p.position = w.position desc, p.position
              """)
          .param("slugs", documents.stream().map(c -> c.known().owner()).toArray(String[]::new))
          .param("positions", documents.stream().map(Candidate::position).toArray(Integer[]::new))
          .query(
              (ResultSet row) -> {
                bodies.put(row.getString("slug"), Passage.read(row));
              });
    }
    return bodies;
  }
}
