package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.ConfirmedIncidents;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Symptoms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The confirmed lessons of the database as what a ranking learns from. */
@Component
class JdbcConfirmedIncidents implements ConfirmedIncidents {

  private static final int MOST = 500;

  private static final String VERSION =
      """
      select count(*) || ' until ' || coalesce(max(kept_at)::text, 'never')
      from knowledge.lessons where confirmed and not practice
        and cause not in ('something_new', 'nothing_wrong')
      """;

  private static final String NEWEST =
      """
      select * from knowledge.lessons where confirmed and not practice
        and cause not in ('something_new', 'nothing_wrong')
      order by opened_at desc, number desc limit :most
      """;

  private final JdbcClient jdbc;

  JdbcConfirmedIncidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String version() {
    return jdbc.sql(VERSION).query(String.class).single();
  }

  @Override
  public List<PastIncident> newest() {
    return jdbc.sql(NEWEST).param("most", MOST).query((row, _) -> incident(row)).list();
  }

  private static PastIncident incident(ResultSet row) throws SQLException {
    Lesson lesson = LessonRow.read(row);
    Optional<String> seen = Optional.ofNullable(row.getString("seen"));
    return new PastIncident(
        lesson.name(),
        new Symptoms(
            lesson.service(),
            lesson.namespace(),
            lesson.alertNames(),
            List.of(),
            seen.map(SeenJson::read).orElseGet(() -> told(lesson)),
            lesson.openedAt()),
        lesson.cause(),
        Optional.ofNullable(row.getString("culprit")));
  }

  /** What an older lesson quotes. */
  private static List<EvidenceLine> told(Lesson lesson) {
    List<EvidenceLine> lines = new ArrayList<>();
    for (String text : lesson.evidence()) {
      lines.add(new EvidenceLine(lines.size() + 1, "", "state", text));
    }
    return lines;
  }
}
