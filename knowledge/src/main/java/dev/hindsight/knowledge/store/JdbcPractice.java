package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Practice;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Practice lessons among the others, under numbers below zero; written once and never again. */
@Component
class JdbcPractice implements Practice {

  static final String ID = "PRACTICE-";

  private static final String INSERT =
      """
      insert into knowledge.lessons (number, incident, service, namespace, alert_names, summary,
        cause, cause_title, fix, helped, confirmed, took_ms, opened_at, link, evidence, title_words,
        body_words)
      values (:number, :incident, :service, :namespace, :alertNames, :summary, :cause, :causeTitle,
        :fix, :helped, :confirmed, :tookMs, :openedAt, :link, :evidence, :titleWords, :bodyWords)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JdbcLessons lessons;
  private final Clock clock;

  JdbcPractice(JdbcClient jdbc, TransactionTemplate transaction, JdbcLessons lessons, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.lessons = lessons;
    this.clock = clock;
  }

  /** Keeps them all or none; returns how many, 0 when it was done or forgotten before. */
  int seed(List<PracticeIncident> incidents) {
    Integer written =
        transaction.execute(
            status -> {
              if (isSeeded()) {
                return 0;
              }
              for (int i = 1; i <= incidents.size(); i++) {
                insert(-i, incidents.get(i - 1).lesson(ID + i, clock.instant()));
              }
              return incidents.size();
            });
    return written == null ? 0 : written;
  }

  @Override
  public int forget() {
    Integer removed =
        transaction.execute(
            status -> {
              isSeeded();
              return jdbc.sql("delete from knowledge.lessons where practice").update();
            });
    return removed == null ? 0 : removed;
  }

  /** Says so from now on; another replica that asks at the same time waits for our end. */
  private boolean isSeeded() {
    return jdbc.sql(
                "insert into knowledge.practice_seed (seeded_at) values (:now)"
                    + " on conflict do nothing")
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 0;
  }

  private void insert(long number, Lesson lesson) {
    Map<String, @Nullable Object> columns = new HashMap<>(lessons.columns(lesson));
    columns.put("number", number);
    jdbc.sql(INSERT).params(columns).update();
  }
}
