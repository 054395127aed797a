package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import dev.hindsight.knowledge.store.LessonRow;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was found as it is kept, and says in words why it was found. */
@Component
class JdbcResults {

  private static final int EXCERPT = 600;

  private final JdbcClient jdbc;

  JdbcResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What has nothing that speaks for it, or has gone since, is left out. */
  List<Match> of(List<Fusion.Scored> best, Question question, View view) {
    Map<String, Lesson> lessons = lessons(best);
    Map<String, String> passages = passages(best);
    List<Match> matches = new ArrayList<>();
    for (Fusion.Scored scored : best) {
      Known known = scored.candidate().known();
      if (known.kind() == Match.Kind.LESSON) {
        Optional.ofNullable(lessons.get(known.owner()))
            .ifPresent(lesson -> matches.add(lesson(scored, lesson, question, view)));
      } else if (passages.containsKey(known.owner())) {
        matches.add(document(scored, passages.getOrDefault(known.owner(), ""), question, view));
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

  private static Match document(Fusion.Scored scored, String body, Question question, View view) {
    Known known = scored.candidate().known();
    return new Match(
        known.kind(),
        known.owner(),
        known.title(),
        scored.score(),
        Reasons.of(scored.candidate(), known.title() + "\n" + body, question, view),
        body.length() <= EXCERPT ? body : body.substring(0, EXCERPT - 1) + "…",
        Optional.empty());
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
  private Map<String, String> passages(List<Fusion.Scored> best) {
    Map<String, String> bodies = new HashMap<>();
    List<Candidate> documents =
        best.stream()
            .map(Fusion.Scored::candidate)
            .filter(candidate -> candidate.known().kind() != Match.Kind.LESSON)
            .toList();
    if (!documents.isEmpty()) {
      jdbc.sql(
              """
              select distinct on (d.slug) d.slug, coalesce(p.body, d.title) as body
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
                bodies.put(row.getString("slug"), row.getString("body"));
              });
    }
    return bodies;
  }
}
