package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.PastIncident.Ending;
import dev.hindsight.knowledge.PastIncident.Ending.Judged;
import dev.hindsight.knowledge.Symptoms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of the table of lessons as what a ranking learns from, or only remembers. */
final class PastRow {

  private PastRow() {}

  static PastIncident confirmed(ResultSet row) throws SQLException {
    Lesson lesson = LessonRow.read(row);
    Optional<String> seen = Optional.ofNullable(row.getString("seen"));
    Judged judged = row.getString("confirmed_by") == null ? Judged.BY_A_FIX : Judged.BY_A_PERSON;
    return past(
        lesson,
        seen.map(SeenJson::read).orElseGet(() -> told(lesson)),
        lesson.cause(),
        Optional.ofNullable(row.getString("culprit")),
        new Ending(judged, lesson.fix(), lesson.helped()));
  }

  /** What it was not; what was seen then speaks for something else. */
  static PastIncident refused(ResultSet row) throws SQLException {
    return past(
        LessonRow.read(row),
        List.of(),
        row.getString("refused"),
        Optional.ofNullable(row.getString("found_culprit")),
        new Ending(Judged.REFUSED, Optional.empty(), Optional.empty()));
  }

  private static PastIncident past(
      Lesson lesson,
      List<EvidenceLine> seen,
      String cause,
      Optional<String> object,
      Ending ending) {
    return new PastIncident(
        lesson.name(),
        new Symptoms(
            lesson.service(),
            lesson.namespace(),
            lesson.alertNames(),
            List.of(),
            seen,
            lesson.openedAt()),
        cause,
        object,
        ending,
        lesson.origin());
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
