package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.alert.AlertBed;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is open is read as fast in a storm as on a quiet day. */
class OverviewCallsTest {

  // the driver ends each call with it, and says so
  private static final String CALL = " FE=> Sync";

  @TempDir private Path directory;
  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final Counter counter = new Counter(Thread.currentThread());

  @AfterEach
  void listenNoMore() {
    driver.removeHandler(counter);
    driver.setUseParentHandlers(true);
    driver.setLevel(null);
  }

  @Test
  void manyIncidentsAreReadInNoMoreCallsThanOneAndEachWithItsOwn() {
    try (PathBed bed =
        new PathBed(
            database -> AlertBed.of(database, _ -> {}, directory, Clock.systemUTC()).alerts(),
            (_, _) -> Optional.empty())) {
      JdbcClient jdbc = bed.get(JdbcClient.class);
      IncidentOverview overview = bed.get(IncidentOverview.class);
      incidents(jdbc, 1, 1);
      int few = calls(overview);
      incidents(jdbc, 2, 60);
      // a connection that was not used for a while may be looked at
      assertThat(calls(overview)).isBetween(few - 1, few + 1);
      List<IncidentView> open = overview.now().open();
      assertThat(open).hasSize(60);
      assertThat(overview.now().beyond()).isZero();
      assertThat(open)
          .allSatisfy(
              view -> {
                String service = view.service();
                assertThat(view.alerts())
                    .extracting(IncidentView.AlertLine::name)
                    .containsExactly("first of " + service, "second of " + service);
                assertThat(view.handled().timeline())
                    .extracting(TimelineEntry::words)
                    .containsExactly("note on " + service, "more on " + service);
              });
      incidents(jdbc, 61, 130);
      assertThat(overview.now().open()).hasSize(100);
      assertThat(overview.now().beyond()).as("and the rest is counted").isEqualTo(30);
    }
  }

  @Test
  void aPlanThatWaitsIsAmongThosePlansHoweverManyGraverIncidentsAreOpen() {
    try (PathBed bed =
        new PathBed(
            database -> AlertBed.of(database, _ -> {}, directory, Clock.systemUTC()).alerts(),
            (_, _) -> Optional.empty())) {
      JdbcClient jdbc = bed.get(JdbcClient.class);
      incidents(jdbc, 1, 130);
      long light = severity(jdbc, "s7", "SEV4");
      long grave = severity(jdbc, "s9", "SEV1");
      jdbc.sql("update bot.incidents set plan = 1 where id = :id").param("id", grave).update();
      PlanStatus waiting = TestIncidents.plan(PlanState.AWAITING_APPROVAL);
      bed.asked.add(TestIncidents.numbered(waiting, 3, "INC-" + light));
      bed.asked.add(TestIncidents.numbered(waiting, 1, "INC-" + grave));
      bed.asked.add(TestIncidents.numbered(waiting, 2, "INC-" + light));

      IncidentOverview.Now now = bed.get(IncidentOverview.class).now();

      assertThat(now.open()).extracting(v -> v.id().value()).contains(grave).doesNotContain(light);
      assertThat(now.plans())
          .extracting(p -> p.plan().id() + " of " + p.incident().service())
          .as("in the order in which they lapse")
          .containsExactly("PLN-3 of s7", "PLN-1 of s9", "PLN-2 of s7");
    }
  }

  private static long severity(JdbcClient jdbc, String service, String severity) {
    return jdbc.sql(
            "update bot.incidents set severity = :severity where service = :service returning id")
        .param("severity", severity)
        .param("service", service)
        .query(Long.class)
        .single();
  }

  private int calls(IncidentOverview overview) {
    counter.calls = 0;
    driver.setLevel(Level.FINEST);
    driver.setUseParentHandlers(false);
    driver.addHandler(counter);
    overview.now();
    driver.removeHandler(counter);
    return counter.calls;
  }

  private static void incidents(JdbcClient jdbc, int from, int to) {
    jdbc.sql(
            """
            with opened as (
              insert into bot.incidents (correlation_key, cluster, namespace, service, severity,
                state, title, summary, opened_at)
              select 'key ' || n, 'c', 'n', 's' || n, 'SEV2', 'OPEN', 't', 's', now()
              from generate_series(:from, :to) as n returning id, service),
            alerted as (
              insert into bot.alerts (source, fingerprint, starts_at, status, labels, annotations,
                first_seen, last_seen, incident)
              select 'am', which || service, now() + which::int * interval '1 s', 'FIRING',
                jsonb_build_object('alertname', (array['first', 'second'])[which::int] || ' of ' || service),
                '{}', now(), now(), id
              from opened, unnest(array['1', '2']) as which)
            insert into bot.incident_timeline (incident, at, person, kind, words)
            select id, now(), 'U1', 'NOTED', what || ' on ' || service
            from opened, unnest(array['note', 'more']) with ordinality as told (what, place)
            order by place
            """)
        .param("from", from)
        .param("to", to)
        .update();
  }

  private static final class Counter extends Handler {

    private final Thread mine;
    private int calls;

    Counter(Thread mine) {
      this.mine = mine;
    }

    @Override
    public void publish(LogRecord logged) {
      if (Thread.currentThread().equals(mine) && logged.getMessage().equals(CALL)) {
        calls++;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
