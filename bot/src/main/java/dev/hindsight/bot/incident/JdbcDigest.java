package dev.hindsight.bot.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The figures, by SQL over the tables of incidents, alerts and plans. */
@Component
class JdbcDigest implements Digest {

  private static final Duration DAYS = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcDigest(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One snapshot, so that the figures fit each other. */
  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Week week() {
    Instant to = clock.instant();
    Span span = new Span(to.minus(DAYS), to);
    Handling handling = handling(span);
    return new Week(
        span.from,
        span.to,
        handling.incidents,
        handling.open,
        severities(span),
        alerts(span),
        noisiest(span),
        plans(span),
        handling.acknowledged,
        handling.acknowledgedAfter,
        handling.resolved,
        handling.resolvedAfter,
        causes(span));
  }

  private Handling handling(Span span) {
    return in(
            span,
            """
            select count(*) as incidents,
              count(*) filter (where state <> 'RESOLVED') as open,
              count(acknowledged_at) as acknowledged,
              percentile_cont(0.5) within group (
                order by extract(epoch from acknowledged_at - opened_at)) as acknowledged_after,
              count(*) filter (where state = 'RESOLVED') as resolved,
              percentile_cont(0.5) within group (
                order by extract(epoch from resolved_at - opened_at)) as resolved_after
            from bot.incidents where opened_at > :from and opened_at <= :to
            """)
        .query(
            (row, _) ->
                new Handling(
                    row.getInt("incidents"),
                    row.getInt("open"),
                    row.getInt("acknowledged"),
                    seconds(row, "acknowledged_after"),
                    row.getInt("resolved"),
                    seconds(row, "resolved_after")))
        .single();
  }

  private Map<Severity, Integer> severities(Span span) {
    Map<Severity, Integer> all = new EnumMap<>(Severity.class);
    counted(
            span,
            """
            select severity as name, count(*) as number from bot.incidents
            where opened_at > :from and opened_at <= :to group by 1
            """)
        .forEach(each -> all.put(Severity.valueOf(each.name()), each.count()));
    return all;
  }

  private int alerts(Span span) {
    return in(
            span, "select count(*) from bot.alerts where first_seen > :from and first_seen <= :to")
        .query(Integer.class)
        .single();
  }

  private List<Counted> noisiest(Span span) {
    return counted(
        span,
        """
        select coalesce(labels ->> 'alertname', 'without a name') as name, count(*) as number
        from bot.alerts where first_seen > :from and first_seen <= :to
        group by 1 order by 2 desc, 1 limit 3
        """);
  }

  private List<Counted> causes(Span span) {
    return counted(
        span,
        """
        select findings ->> 'category' as name, count(*) as number
        from bot.incidents where opened_at > :from and opened_at <= :to and findings is not null
        group by 1 order by 2 desc, 1 limit 5
        """);
  }

  private Plans plans(Span span) {
    return in(
            span,
            """
            select count(*) as made,
              count(requested_by) as asked,
              count(*) filter (where greatest(approvals_needed, 1) <= (
                select count(*) from actions.plan_votes v
                where v.plan = p.id and v.version = p.version and v.request_no = p.request_no
                  and v.vote = 'APPROVE')) as approved,
              count(*) filter (where state = 'SUCCEEDED') as helped,
              count(*) filter (where state in ('UNDONE', 'FAILED', 'ROLLBACK_INCOMPLETE', 'UNKNOWN')) as did_not
            from actions.plans p where created_at > :from and created_at <= :to
            """)
        .query(
            (row, _) ->
                new Plans(
                    row.getInt("made"),
                    row.getInt("asked"),
                    row.getInt("approved"),
                    row.getInt("helped"),
                    row.getInt("did_not")))
        .single();
  }

  private List<Counted> counted(Span span, String sql) {
    return in(span, sql)
        .query((row, _) -> new Counted(row.getString("name"), row.getInt("number")))
        .list();
  }

  private StatementSpec in(Span span, String sql) {
    return jdbc.sql(sql)
        .param("from", span.from.atOffset(ZoneOffset.UTC))
        .param("to", span.to.atOffset(ZoneOffset.UTC));
  }

  private static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(seconds)));
  }

  private record Span(Instant from, Instant to) {}

  private record Handling(
      int incidents,
      int open,
      int acknowledged,
      Optional<Duration> acknowledgedAfter,
      int resolved,
      Optional<Duration> resolvedAfter) {}
}
