package dev.hindsight.bot.incident;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of incidents, read a line each. */
@Component
class JdbcIncidentList implements IncidentList {

  private final JdbcClient jdbc;

  JdbcIncidentList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Line> of(List<IncidentId> ids) {
    return jdbc.sql(
            """
            select id, severity, state, service, title, opened_at from bot.incidents
            where id = any(:ids) order by severity, opened_at, id
            """)
        .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
        .query(
            (row, _) ->
                new Line(
                    new IncidentId(row.getLong("id")),
                    Severity.valueOf(row.getString("severity")),
                    IncidentState.valueOf(row.getString("state")),
                    row.getString("service"),
                    row.getString("title"),
                    row.getTimestamp("opened_at").toInstant()))
        .list();
  }
}
