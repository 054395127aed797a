package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.Lesson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A row of the table of lessons as the record it was. */
public final class LessonRow {

  private LessonRow() {}

  /** Reads the current row, which must hold all columns of the table. */
  public static Lesson read(ResultSet row) throws SQLException {
    return new Lesson(
        Optional.of(id(row.getLong("number"))),
        row.getString("incident"),
        row.getString("service"),
        row.getString("namespace"),
        strings(row.getArray("alert_names")),
        row.getString("summary"),
        row.getString("cause"),
        row.getString("cause_title"),
        Optional.ofNullable(row.getString("fix")),
        Optional.ofNullable(row.getObject("helped", Boolean.class)),
        row.getBoolean("confirmed"),
        Duration.ofMillis(row.getLong("took_ms")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("link")),
        strings(row.getArray("evidence")),
        row.getBoolean("practice"));
  }

  private static String id(long number) {
    return number < 0 ? JdbcPractice.ID + -number : "LSN-" + number;
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
