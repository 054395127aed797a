package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A row of the table of incidents as the record it is. */
record IncidentRow(JsonMapper json) {

  Incident read(ResultSet row, int number) throws SQLException {
    return new Incident(
        new IncidentId(row.getLong("id")),
        row.getLong("version"),
        row.getString("correlation_key"),
        row.getString("cluster"),
        row.getString("namespace"),
        row.getString("service"),
        text(row, "deployment"),
        text(row, "pod"),
        Severity.valueOf(row.getString("severity")),
        IncidentState.valueOf(row.getString("state")),
        row.getString("title"),
        row.getString("summary"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("resolved_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        text(row, "acknowledged_by").map(PersonId::new),
        text(row, "findings").map(f -> json.readValue(f, Findings.class)),
        row.getInt("looks"),
        plan(row, "plan"),
        text(row, "no_plan"),
        text(row, "conclusion"),
        text(row, "narration").map(n -> json.readValue(n, Narrated.class)),
        text(row, "grounds").map(g -> json.readValue(g, Grounds.class)),
        plan(row, "grounds_plan"),
        handling(row));
  }

  private static Handling handling(ResultSet row) throws SQLException {
    Optional<PersonId> by = text(row, "snoozed_by").map(PersonId::new);
    return new Handling(
        text(row, "assignee").map(PersonId::new),
        Optional.ofNullable(row.getObject("snoozed_until", OffsetDateTime.class))
            .map(at -> new Handling.Snoozed(at.toInstant(), by.orElse(TimelineEntry.BOT))));
  }

  private static Optional<PlanId> plan(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class)).map(PlanId::new);
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
