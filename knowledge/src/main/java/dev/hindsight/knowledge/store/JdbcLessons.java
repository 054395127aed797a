package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.Seen;
import dev.hindsight.knowledge.text.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lessons in PostgreSQL, redacted, one an incident. */
@Component
class JdbcLessons implements Lessons {

  /** Tried first, because an insert that meets a conflict would use up a number. */
  private static final String UPDATE =
      """
      update knowledge.lessons set service = :service, namespace = :namespace,
        alert_names = :alertNames, summary = :summary, cause = :cause, cause_title = :causeTitle,
        fix = :fix, helped = :helped, confirmed = :confirmed, took_ms = :tookMs,
        opened_at = :openedAt, link = :link, evidence = :evidence, title_words = :titleWords,
        body_words = :bodyWords, seen = coalesce(:seen::jsonb, seen), kept_at = now(),
        culprit = coalesce(:culprit,
          case when found_cause is null then culprit else found_culprit end)
      where incident = :incident and (:found or coalesce(found_cause, cause) = :cause)
      returning number
      """;

  /** Who finds nothing takes nothing from what was found before, nor from what was said of it. */
  private static final String KEEP =
      """
      update knowledge.lessons set service = :service, namespace = :namespace,
        alert_names = :alertNames, summary = :summary, took_ms = :tookMs,
        opened_at = :openedAt, link = :link, kept_at = now()
      where incident = :incident
      returning number
      """;

  private static final String INSERT =
      """
      insert into knowledge.lessons (incident, service, namespace, alert_names, summary, cause,
        cause_title, fix, helped, confirmed, took_ms, opened_at, link, evidence, title_words,
        body_words, culprit, seen)
      values (:incident, :service, :namespace, :alertNames, :summary, :cause, :causeTitle, :fix,
        :helped, :confirmed, :tookMs, :openedAt, :link, :evidence, :titleWords, :bodyWords,
        :culprit, :seen::jsonb)
      on conflict (incident) do nothing
      returning number
      """;

  private final JdbcClient jdbc;
  private final UnaryOperator<String> redactor;

  JdbcLessons(JdbcClient jdbc, @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.jdbc = jdbc;
    this.redactor = redactor;
  }

  @Override
  public String keep(Lesson lesson) {
    return keep(lesson, Seen.NOTHING);
  }

  @Override
  public String keep(Lesson lesson, Seen seen) {
    Map<String, @Nullable Object> columns = columns(lesson);
    columns.put("culprit", seen.culprit().map(this::clean).orElse(null));
    columns.put(
        "seen", seen.evidence().isEmpty() ? null : SeenJson.write(seen.evidence(), this::clean));
    columns.put(
        "found", new NamedCause(lesson.cause(), lesson.causeTitle(), seen.culprit()).isOne());
    long number =
        again(columns)
            .or(() -> number(INSERT, columns))
            // another replica kept it between the two
            .or(() -> again(columns))
            .orElseThrow(() -> new IllegalStateException(lesson.incident() + " was not kept"));
    rename(jdbc, text(lesson.incident()));
    return "LSN-" + number;
  }

  private Optional<Long> again(Map<String, @Nullable Object> columns) {
    return number(UPDATE, columns).or(() -> number(KEEP, columns));
  }

  private Optional<Long> number(String sql, Map<String, @Nullable Object> columns) {
    return jdbc.sql(sql).params(columns).query(Long.class).optional();
  }

  Map<String, @Nullable Object> columns(Lesson lesson) {
    List<String> evidence = lesson.evidence().stream().map(this::clean).toList();
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("incident", text(lesson.incident()));
    columns.put("service", text(lesson.service()));
    columns.put("namespace", text(lesson.namespace()));
    columns.put(
        "alertNames", lesson.alertNames().stream().map(JdbcLessons::text).toArray(String[]::new));
    columns.put("summary", clean(lesson.summary()));
    columns.put("cause", text(lesson.cause()));
    columns.put("causeTitle", clean(lesson.causeTitle()));
    columns.put("fix", lesson.fix().map(this::clean).orElse(null));
    columns.put("helped", lesson.helped().orElse(null));
    columns.put("confirmed", lesson.confirmed());
    columns.put("tookMs", lesson.took().toMillis());
    columns.put("openedAt", lesson.openedAt().atOffset(ZoneOffset.UTC));
    columns.put("link", lesson.link().map(JdbcLessons::text).orElse(null));
    columns.put("evidence", evidence.toArray(String[]::new));
    columns.put("titleWords", titleWords(lesson));
    columns.put("bodyWords", bodyWords(lesson, evidence));
    return columns;
  }

  private String titleWords(Lesson lesson) {
    return titleWords(lesson, clean(lesson.causeTitle()));
  }

  /** What a lesson is called; when it changes, so does what is embedded of it. */
  static String titleWords(Lesson lesson, String causeTitle) {
    List<String> texts = new ArrayList<>(lesson.alertNames());
    texts.add(lesson.cause());
    texts.add(causeTitle);
    return Words.indexed(texts);
  }

  /** Calls a lesson by the cause that counts now, which may be what a person said. */
  static void rename(JdbcClient jdbc, String incident) {
    Lesson lesson =
        jdbc.sql("select * from knowledge.lessons where incident = :incident")
            .param("incident", incident)
            .query((row, _) -> LessonRow.read(row))
            .single();
    jdbc.sql(
            "update knowledge.lessons set title_words = :words"
                + " where incident = :incident and title_words <> :words")
        .param("words", titleWords(lesson, lesson.causeTitle()))
        .param("incident", incident)
        .update();
  }

  private String bodyWords(Lesson lesson, List<String> evidence) {
    List<String> texts = new ArrayList<>(evidence);
    texts.add(clean(lesson.summary()));
    lesson.fix().map(this::clean).ifPresent(texts::add);
    return Words.indexed(texts);
  }

  private String clean(String written) {
    return text(redactor.apply(written));
  }

  /** PostgreSQL's text knows no NUL. */
  private static String text(String value) {
    return value.replace("\0", "");
  }
}
