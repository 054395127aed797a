package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lesson's cause and the last verdict on it, as they are kept and as the records they are. */
final class VerdictRow {

  private static final String WITHDRAWN = "withdrawn";

  private VerdictRow() {}

  static KeptCause read(ResultSet row) throws SQLException {
    NamedCause now = cause(row, "cause", "cause_title", "culprit");
    return new KeptCause(
        "LSN-" + row.getLong("number"),
        cause(row, "found_cause", "found_title", "found_culprit"),
        now,
        row.getBoolean("confirmed"),
        said(row, now),
        row.getLong("words"));
  }

  private static NamedCause cause(ResultSet row, String category, String title, String object)
      throws SQLException {
    return new NamedCause(
        row.getString(category), row.getString(title), Optional.ofNullable(row.getString(object)));
  }

  /** What was said of another cause than the one that was found at last counts for nothing. */
  private static Optional<KeptCause.Said> said(ResultSet row, NamedCause now) throws SQLException {
    @Nullable String word = row.getString("verdict");
    if (word == null
        || word.equals(WITHDRAWN)
        || !row.getString("about").equals(row.getString("found_cause"))) {
      return Optional.empty();
    }
    Verdict verdict =
        switch (word) {
          case "right" -> new Verdict.Right();
          case "other" -> new Verdict.Other(now);
          case "unknown" -> new Verdict.Unknown();
          default -> throw new SQLException("unknown verdict " + word);
        };
    return Optional.of(
        new KeptCause.Said(
            row.getString("person"),
            verdict,
            row.getObject("said_at", OffsetDateTime.class).toInstant()));
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Right _ -> "right";
      case Verdict.Other _ -> "other";
      case Verdict.Unknown _ -> "unknown";
      case Verdict.Withdrawn _ -> WITHDRAWN;
    };
  }
}
