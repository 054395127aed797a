package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.Digest.Counted;
import dev.hindsight.bot.incident.Digest.Plans;
import dev.hindsight.bot.incident.Digest.Week;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every figure is what the tables say. */
class DigestTest {

  private static final Instant NOW = Instant.parse("2026-03-08T03:00:00Z");
  private static DataSource database;
  private static JdbcClient jdbc;
  private final Digest digest = new JdbcDigest(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot", "actions");
    jdbc = JdbcClient.create(database);
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate bot.incidents, bot.alerts, actions.plans cascade").update();
  }

  private static void incident(
      Duration ago, String severity, String category, Duration taken, Duration resolved) {
    Instant opened = NOW.minus(ago);
    jdbc.sql(
            """
            insert into bot.incidents (correlation_key, cluster, namespace, service, severity, state,
              title, summary, opened_at, acknowledged_at, resolved_at, findings)
            values (gen_random_uuid()::text, 'c', 'n', 's', :severity,
              case when :resolved::timestamptz is null then 'OPEN' else 'RESOLVED' end,
              't', 's', :opened, :taken::timestamptz, :resolved::timestamptz,
              case when :category = '' then null
                else jsonb_build_object('category', :category::text) end)
            """)
        .param("severity", severity)
        .param("opened", opened.atOffset(ZoneOffset.UTC))
        .param("taken", taken.isZero() ? null : opened.plus(taken).toString())
        .param("resolved", resolved.isZero() ? null : opened.plus(resolved).toString())
        .param("category", category)
        .update();
  }

  private static void alert(Duration ago, String name) {
    jdbc.sql(
            """
            insert into bot.alerts (source, fingerprint, starts_at, status, labels, annotations,
              first_seen, last_seen)
            values ('am', gen_random_uuid()::text, :at, 'FIRING', :labels::jsonb, '{}', :at, :at)
            """)
        .param("at", NOW.minus(ago).atOffset(ZoneOffset.UTC))
        .param("labels", name.isEmpty() ? "{}" : "{\"alertname\":\"%s\"}".formatted(name))
        .update();
  }

  private static void plan(Duration ago, String state, String asker, int votes, int needed) {
    long id =
        jdbc.sql(
                """
                insert into actions.plans (incident, service, cause, playbook, target_uid, json,
                  hash, risk, diff, verdicts, state, requested_by, approvals_needed, created_at)
                values (gen_random_uuid()::text, 's', 'c', 'p', 'u', '{}', repeat('a', 64), 'LOW',
                  '', '{}', :state, nullif(:asker, ''), :needed, :at)
                returning id
                """)
            .param("state", state)
            .param("asker", asker)
            .param("needed", needed)
            .param("at", NOW.minus(ago).atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    for (int i = 0; i < votes; i++) {
      jdbc.sql(
              """
              insert into actions.plan_votes (plan, version, request_no, person, vote, reason)
              values (:plan, 1, 0, :person, 'APPROVE', '')
              """)
          .param("plan", id)
          .param("person", "U" + i)
          .update();
    }
  }

  @Test
  void nothingIsNothing() {
    Week week = digest.week();
    assertThat(week)
        .isEqualTo(
            new Week(
                NOW.minus(Duration.ofDays(7)),
                NOW,
                0,
                0,
                Map.of(),
                0,
                List.of(),
                new Plans(0, 0, 0, 0, 0),
                0,
                Optional.empty(),
                0,
                Optional.empty(),
                List.of()));
  }

  @Test
  void incidentsOfTheSevenDaysAreCounted() {
    incident(Duration.ofHours(1), "SEV1", "oom_killed", Duration.ofMinutes(2), Duration.ZERO);
    incident(
        Duration.ofDays(1), "SEV2", "oom_killed", Duration.ofMinutes(4), Duration.ofMinutes(30));
    incident(Duration.ofDays(6), "SEV2", "image_pull", Duration.ofMinutes(90), Duration.ofHours(2));
    incident(Duration.ofDays(6), "SEV2", "", Duration.ZERO, Duration.ofMinutes(40));
    // not this week
    incident(Duration.ofDays(8), "SEV4", "crash", Duration.ofDays(1), Duration.ofDays(1));
    Week week = digest.week();
    assertThat(week.incidents()).isEqualTo(4);
    assertThat(week.open()).isEqualTo(1);
    assertThat(week.bySeverity()).isEqualTo(Map.of(Severity.SEV1, 1, Severity.SEV2, 3));
    assertThat(week.acknowledged()).isEqualTo(3);
    assertThat(week.acknowledgedAfter()).contains(Duration.ofMinutes(4));
    assertThat(week.resolved()).isEqualTo(3);
    assertThat(week.resolvedAfter()).contains(Duration.ofMinutes(40));
    assertThat(week.causes())
        .containsExactly(new Counted("oom_killed", 2), new Counted("image_pull", 1));
  }

  @Test
  void theMedianOfTwoIsBetweenThem() {
    incident(Duration.ofHours(2), "SEV2", "", Duration.ofMinutes(2), Duration.ZERO);
    incident(Duration.ofHours(1), "SEV2", "", Duration.ofMinutes(5), Duration.ZERO);
    assertThat(digest.week().acknowledgedAfter()).contains(Duration.ofSeconds(210));
  }

  @Test
  void alertsAreCountedByName() {
    alert(Duration.ofHours(1), "Crash");
    alert(Duration.ofHours(2), "Crash");
    alert(Duration.ofHours(3), "Slow");
    alert(Duration.ofHours(3), "");
    alert(Duration.ofDays(9), "Slow");
    assertThat(digest.week().alerts()).isEqualTo(4);
    assertThat(digest.week().noisiest())
        .containsExactly(
            new Counted("Crash", 2), new Counted("Slow", 1), new Counted("without a name", 1));
  }

  @Test
  void plansAreCountedByWhatBecameOfThem() {
    plan(Duration.ofHours(1), "PROPOSED", "", 0, 0);
    plan(Duration.ofHours(1), "AWAITING_APPROVAL", "U9", 1, 2);
    plan(Duration.ofHours(1), "SUCCEEDED", "U9", 2, 2);
    plan(Duration.ofHours(1), "UNDONE", "U9", 1, 1);
    plan(Duration.ofHours(1), "FAILED", "U9", 1, 1);
    plan(Duration.ofHours(1), "REJECTED", "U9", 0, 1);
    plan(Duration.ofDays(8), "SUCCEEDED", "U9", 1, 1);
    assertThat(digest.week().plans()).isEqualTo(new Plans(6, 5, 3, 1, 2));
  }
}
