package dev.hindsight.bot.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of alerts beside that of incidents, read a line each. */
@Component
class JdbcAlertList implements AlertList {

  private static final String WISHED =
      """
      from bot.alerts a left join bot.incidents i on i.id = a.incident
      where (:state = 'ALL' or a.status = :state)
        and (:service::text is null or lower(i.service) = lower(:service))
        and (:severity::text is null or i.severity = :severity)
        and (:since::timestamptz is null or a.starts_at >= :since)
      """;

  private static final String LINES =
      """
      select a.incident, i.severity, a.starts_at,
        case a.status when 'RESOLVED' then coalesce(a.ends_at, a.last_seen) end as ended_at,
        coalesce(a.labels ->> 'alertname', 'unnamed alert') as name,
        coalesce(a.annotations ->> 'summary', a.annotations ->> 'description',
                 a.annotations ->> 'message', '') as summary
      """
          + WISHED
          + """
          order by a.status, i.severity nulls last, a.starts_at desc, a.id desc
          limit :most offset :before
          """;

  private final JdbcClient jdbc;

  JdbcAlertList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Page page(Wish wish) {
    int all = asked("select count(*) " + WISHED, wish).query(Integer.class).single();
    List<Line> lines =
        asked(LINES, wish)
            .param("most", PAGE)
            .param("before", (wish.page() - 1L) * PAGE)
            .query(JdbcAlertList::line)
            .list();
    return new Page(lines, all);
  }

  private StatementSpec asked(String sql, Wish wish) {
    return jdbc.sql(sql)
        .param("state", wish.state().name())
        .param("service", wish.service().orElse(null))
        .param("severity", wish.severity().map(Severity::name).orElse(null))
        .param("since", wish.since().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        Optional.ofNullable(row.getObject("incident", Long.class)).map(IncidentId::new),
        Optional.ofNullable(row.getString("severity")).map(Severity::valueOf),
        row.getString("name"),
        row.getString("summary"),
        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
        ended(row));
  }

  private static Optional<Instant> ended(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
