package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Judged;
import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.Figures.Numbers;
import dev.hindsight.bot.digest.Figures.Past;
import dev.hindsight.bot.digest.Figures.Plans;
import dev.hindsight.bot.digest.Figures.Times;
import dev.hindsight.bot.digest.Figures.Top;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The figures, by SQL over the tables of alerts, incidents, plans and lessons. */
@Component
class JdbcFigures implements WeekFigures {

  private static final int WEEKS = 8;

  /** The moment in which a plan, as it was last asked for, was decided. */
  private static final String DECIDED =
      """
      with votes as (
        select p.state, p.requested_at, v.at, v.vote, greatest(p.approvals_needed, 1) as needed,
          row_number() over (partition by v.plan, v.vote order by v.at, v.person) as nth
        from actions.plan_votes v join actions.plans p
          on p.id = v.plan and p.version = v.version and p.request_no = v.request_no
        where v.revoked_at is null),
      decided as (
        select state, at, vote, at - requested_at as waited from votes
        where vote = 'APPROVE' and nth = needed or vote = 'REJECT' and nth = 1
        union all
        select p.state, u.at, 'APPROVE', null from actions.standing_uses u
        join actions.plans p on p.id = u.plan and p.request_no = u.request_no)
      """;

  private static final String DISTRIBUTION =
      """
      select count(%1$s) as of,
        percentile_cont(0.5) within group (order by extract(epoch from %1$s)) as p50,
        percentile_cont(0.9) within group (order by extract(epoch from %1$s)) as p90
      """;

  private final JdbcClient jdbc;

  JdbcFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One snapshot, so that the figures fit each other. */
  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Figures of(Period period) {
    return new Figures(
        period,
        numbers(period),
        numbers(period.before()),
        noisiest(period),
        causes(period),
        top(period),
        IntStream.rangeClosed(1 - WEEKS, 0)
            .mapToObj(weeks -> period.week().plus(weeks))
            .map(week -> past(week.in(period.zone())))
            .toList());
  }

  private Numbers numbers(Period period) {
    return new Numbers(
        alerts(period),
        incidents(period),
        times(period, "acknowledged_at"),
        times(period, "resolved_at"),
        plans(period),
        waiting(period),
        judged(period));
  }

  private int alerts(Period period) {
    return count(period, "bot.alerts", "first_seen");
  }

  private int incidents(Period period) {
    return count(period, "bot.incidents", "opened_at");
  }

  private int count(Period period, String table, String moment) {
    return in(period, "select count(*) from %s where %s".formatted(table, within(moment)))
        .query(Integer.class)
        .single();
  }

  private static String within(String moment) {
    return "%1$s >= :from and %1$s < :to".formatted(moment);
  }

  /** From opening to that moment. */
  private Times times(Period period, String moment) {
    return in(
            period,
            DISTRIBUTION.formatted(moment + " - opened_at")
                + "from bot.incidents where "
                + within(moment))
        .query(JdbcFigures::times)
        .single();
  }

  private static Times times(ResultSet row, int number) throws SQLException {
    return new Times(row.getInt("of"), seconds(row, "p50"), seconds(row, "p90"));
  }

  private Plans plans(Period period) {
    return in(
            period,
            DECIDED
                + """
                select count(*) as approved, count(*) filter (where state = 'SUCCEEDED') as helped
                from decided where vote = 'APPROVE' and at >= :from and at < :to
                """)
        .query((row, _) -> new Plans(row.getInt("approved"), row.getInt("helped")))
        .single();
  }

  private Times waiting(Period period) {
    return in(
            period,
            DECIDED + DISTRIBUTION.formatted("waited") + "from decided where " + within("at"))
        .query(JdbcFigures::times)
        .single();
  }

  private Judged judged(Period period) {
    return in(
            period,
            """
            select count(*) filter (where refused is null) as "right", count(*) as of
            from knowledge.lessons where not practice and confirmed_by is not null
              and confirmed_at >= :from and confirmed_at < :to
            """)
        .query((row, _) -> new Judged(row.getInt("right"), row.getInt("of")))
        .single();
  }

  private List<Noisy> noisiest(Period period) {
    return in(
            period,
            """
            select coalesce(a.labels ->> 'alertname', 'without a name') as name, count(*) as number,
              count(*) filter (where i.acknowledged_at is not null or exists (
                select from actions.plans p
                where p.incident = 'INC-' || i.id and p.requested_by is not null)) as acted
            from bot.alerts a left join bot.incidents i on i.id = a.incident
            where a.first_seen >= :from and a.first_seen < :to
            group by 1 order by 2 desc, 1 limit 5
            """)
        .query(
            (row, _) -> new Noisy(row.getString("name"), row.getInt("number"), row.getInt("acted")))
        .list();
  }

  private List<Cause> causes(Period period) {
    return in(
            period,
            """
            select findings ->> 'category' as category, count(*) as number,
              count(*) filter (where exists (
                select from actions.plans p
                where p.incident = 'INC-' || i.id and p.state = 'SUCCEEDED')) as helped
            from bot.incidents i
            where opened_at >= :from and opened_at < :to and findings ->> 'category' is not null
            group by 1 order by 2 desc, 1 limit 5
            """)
        .query(
            (row, _) ->
                new Cause(row.getString("category"), row.getInt("number"), row.getInt("helped")))
        .list();
  }

  /** The gravest first, of these what is still open, of the others what took longest. */
  private List<Top> top(Period period) {
    return in(
            period,
            """
            select id, severity, service, title, extract(epoch from resolved_at - opened_at) as took
            from bot.incidents where opened_at >= :from and opened_at < :to
            order by severity, resolved_at - opened_at desc nulls first, id limit 5
            """)
        .query(
            (row, _) ->
                new Top(
                    new IncidentId(row.getLong("id")),
                    Severity.valueOf(row.getString("severity")),
                    row.getString("service"),
                    row.getString("title"),
                    seconds(row, "took")))
        .list();
  }

  private Past past(Period period) {
    return new Past(period.week(), incidents(period), alerts(period));
  }

  private StatementSpec in(Period period, String sql) {
    return jdbc.sql(sql)
        .param("from", period.from().atOffset(ZoneOffset.UTC))
        .param("to", period.to().atOffset(ZoneOffset.UTC));
  }

  private static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(seconds)));
  }
}
