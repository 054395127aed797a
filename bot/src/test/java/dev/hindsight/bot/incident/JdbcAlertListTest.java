package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.AlertList.Line;
import dev.hindsight.bot.incident.AlertList.Page;
import dev.hindsight.bot.incident.AlertList.State;
import dev.hindsight.bot.incident.AlertList.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts of checkout and of ledger, twelve hours of them. */
class JdbcAlertListTest {

  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.with("bot"));
  private final JdbcAlertList list = new JdbcAlertList(jdbc);

  private long incident(String service, String severity) {
    return jdbc.sql(
            """
            insert into bot.incidents (correlation_key, cluster, namespace, service, severity,
              state, title, summary, opened_at)
            values (gen_random_uuid()::text, 'c', 'n', :service, :severity, 'OPEN', 't', 's', now())
            returning id
            """)
        .param("service", service)
        .param("severity", severity)
        .query(Long.class)
        .single();
  }

  private void alert(String name, Duration ago, String status, long incident) {
    jdbc.sql(
            """
            insert into bot.alerts (source, fingerprint, starts_at, status, labels, annotations,
              first_seen, last_seen, incident)
            values ('am', gen_random_uuid()::text, :at, :status,
              jsonb_build_object('alertname', :name::text), '{"summary":"it is slow"}', :at, :at,
              nullif(:incident, 0))
            """)
        .param("at", NOON.minus(ago).atOffset(ZoneOffset.UTC))
        .param("status", status)
        .param("name", name)
        .param("incident", incident)
        .update();
  }

  private Page page(State state, String service, String severity, Duration since, int page) {
    return list.page(
        new Wish(
            Optional.of(service).filter(s -> !s.isEmpty()),
            state,
            Optional.of(severity).filter(s -> !s.isEmpty()).map(Severity::valueOf),
            Optional.of(since).filter(s -> !s.isZero()).map(NOON::minus),
            page));
  }

  private static Iterable<String> names(Page page) {
    return page.lines().stream().map(Line::name).toList();
  }

  @Test
  void eachWishNarrowsWhatIsListed() {
    long checkout = incident("Checkout", "SEV2");
    long ledger = incident("ledger", "SEV1");
    alert("old", Duration.ofHours(12), "FIRING", checkout);
    alert("new", Duration.ofHours(1), "FIRING", checkout);
    alert("over", Duration.ofHours(2), "RESOLVED", checkout);
    alert("worst", Duration.ofHours(3), "FIRING", ledger);
    alert("nobody's", Duration.ofMinutes(1), "FIRING", 0);
    Duration ever = Duration.ZERO;
    assertThat(names(page(State.FIRING, "", "", ever, 1)))
        .containsExactly("worst", "new", "old", "nobody's");
    assertThat(names(page(State.RESOLVED, "", "", ever, 1))).containsExactly("over");
    assertThat(names(page(State.ALL, "checkout", "", ever, 1)))
        .containsExactly("new", "old", "over");
    assertThat(names(page(State.ALL, "", "SEV1", ever, 1))).containsExactly("worst");
    assertThat(names(page(State.ALL, "", "SEV2", Duration.ofHours(2), 1)))
        .containsExactly("new", "over");
    assertThat(page(State.FIRING, "ledger", "SEV1", Duration.ofHours(3), 1))
        .isEqualTo(
            new Page(
                List.of(
                    new Line(
                        Optional.of(new IncidentId(ledger)),
                        Optional.of(Severity.SEV1),
                        "worst",
                        "it is slow",
                        NOON.minus(Duration.ofHours(3)),
                        Optional.empty())),
                1));
    assertThat(page(State.ALL, "' or true --", "", ever, 1)).isEqualTo(new Page(List.of(), 0));
  }

  @Test
  void pagesAreOfTenAndOverlapNowhere() {
    long checkout = incident("checkout", "SEV2");
    for (int i = 0; i < 23; i++) {
      alert("alert " + i, Duration.ofMinutes(i), "FIRING", checkout);
    }
    Page last = page(State.FIRING, "", "", Duration.ZERO, 3);
    assertThat(last.pages()).isEqualTo(3);
    assertThat(last.all()).isEqualTo(23);
    assertThat(names(last)).containsExactly("alert 20", "alert 21", "alert 22");
    assertThat(names(page(State.FIRING, "", "", Duration.ZERO, 2)))
        .hasSize(10)
        .startsWith("alert 10");
    assertThat(page(State.FIRING, "", "", Duration.ZERO, 4).lines()).isEmpty();
  }
}
