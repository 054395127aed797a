package dev.hindsight.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

class AlertIntakeTest {

  private static final Instant T = Instant.parse("2026-03-01T03:00:00Z");

  private final DataSource database = TestDatabase.with("bot");
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcAlerts alerts =
      new JdbcAlerts(jdbc, JsonMapper.shared(), Clock.fixed(T, ZoneOffset.UTC));
  private final List<AlertId> heard = new ArrayList<>();
  private final AlertIntake intake = intake(text -> text.replace("hunter2", "[redacted]"));

  private AlertIntake intake(UnaryOperator<String> redactor) {
    return new AlertIntake(
        alerts, heard::add, redactor, new DataSourceTransactionManager(database));
  }

  @Test
  void aRepeatIsKeptOnceAndHeardOnce() {
    assertThat(intake.keep("alertmanager", List.of(firing("a", T)))).isEqualTo(1);
    assertThat(intake.keep("alertmanager", List.of(firing("a", T)))).isZero();
    assertThat(rows()).isEqualTo(1);
    assertThat(heard).hasSize(1);
  }

  /** What stands before a value may hide how it begins. */
  @Test
  void aValueIsReadAloneToo() {
    AlertIntake careful = intake(text -> text.startsWith("encoded") ? "[redacted]" : text);
    Alert alert = firing("a", T);
    careful.keep(
        "alertmanager",
        List.of(
            new Alert(
                alert.fingerprint(),
                alert.status(),
                Map.of("settings", "encoded secret"),
                alert.annotations(),
                alert.startsAt(),
                alert.endsAt())));
    assertThat(alerts.find(heard.getFirst()).orElseThrow().alert().labels())
        .containsEntry("settings", "[redacted]");
  }

  /** A body of a hundred thousand labels takes seconds to read. */
  @Test
  void noConnectionIsHeldWhileTextsAreRead() {
    List<Boolean> held = new ArrayList<>();
    AlertIntake looking =
        intake(
            text -> {
              held.add(TransactionSynchronizationManager.isActualTransactionActive());
              return text;
            });
    assertThat(looking.keep("alertmanager", List.of(firing("a", T)))).isEqualTo(1);
    assertThat(held).isNotEmpty().containsOnly(false);
  }

  @Test
  void theSameFingerprintOfTwoSourcesAreTwoAlerts() {
    intake.keep("alertmanager", List.of(firing("a", T)));
    intake.keep("other", List.of(firing("a", T)));
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void resolvedIsAChangeAndALateFiringIsNot() {
    intake.keep("alertmanager", List.of(firing("a", T)));
    intake.keep("alertmanager", List.of(resolved("a", T)));
    intake.keep("alertmanager", List.of(firing("a", T)));
    assertThat(heard).hasSize(2);
    assertThat(alerts.find(heard.getFirst()).orElseThrow().firing()).isFalse();
  }

  @Test
  void aNewEpisodeEndsTheOlderOne() {
    intake.keep("alertmanager", List.of(firing("a", T)));
    intake.keep("alertmanager", List.of(firing("a", T.plusSeconds(60))));
    assertThat(rows()).isEqualTo(2);
    assertThat(alerts.find(heard.get(0)).orElseThrow().firing()).isFalse();
    assertThat(alerts.find(heard.get(1)).orElseThrow().firing()).isTrue();
  }

  @Test
  void aResolvedEndsAnEpisodeWhoseNewStartWasMissed() {
    intake.keep("alertmanager", List.of(firing("a", T)));
    intake.keep("alertmanager", List.of(resolved("a", T.plusSeconds(600))));
    assertThat(firing()).isZero();
    assertThat(heard).hasSize(2);
  }

  @Test
  void anEarlierStartOfWhatFiresIsTheSameEpisode() {
    intake.keep("alertmanager", List.of(firing("a", T.plusSeconds(10))));
    intake.keep("alertmanager", List.of(firing("a", T)));
    assertThat(rows()).isEqualTo(1);
    intake.keep("alertmanager", List.of(ended("a", T, T.plusSeconds(60))));
    assertThat(firing()).isZero();
  }

  @Test
  void aStartFarAheadOfOurClockHidesNoLaterStart() {
    Instant far = T.plus(Duration.ofDays(365));
    intake.keep("alertmanager", List.of(firing("a", far)));
    intake.keep("alertmanager", List.of(firing("a", far)));
    assertThat(heard).as("a repeat is one").hasSize(1);
    StoredAlert first = alerts.find(heard.getFirst()).orElseThrow();
    assertThat(first.startsAt()).isEqualTo(T);
    assertThat(first.alert().summary())
        .isEqualTo("A (its source says that it began 2027-03-01T03:00:00Z, ahead of our clock)");

    AlertIntake later = intake(T.plusSeconds(600));
    later.keep("alertmanager", List.of(firing("a", T.plusSeconds(590))));
    assertThat(heard).as("the old one ends, a new one begins").hasSize(2);
    assertThat(alerts.find(heard.getLast()).orElseThrow().startsAt()).isEqualTo(T.plusSeconds(590));
    later.keep("alertmanager", List.of(ended("a", far, far.plusSeconds(60))));
    assertThat(firing()).isZero();
    assertThat(alerts.find(heard.getLast()).orElseThrow().alert().endsAt())
        .contains(T.plusSeconds(600));
  }

  @Test
  void aClockThatIsMinutesAheadIsBelieved() {
    intake.keep("alertmanager", List.of(firing("a", T.plusSeconds(240))));
    assertThat(alerts.find(heard.getFirst()).orElseThrow().startsAt())
        .isEqualTo(T.plusSeconds(240));
  }

  private AlertIntake intake(Instant now) {
    JdbcAlerts then = new JdbcAlerts(jdbc, JsonMapper.shared(), Clock.fixed(now, ZoneOffset.UTC));
    return new AlertIntake(
        then, heard::add, text -> text, new DataSourceTransactionManager(database));
  }

  /** A week of flapping once a minute: the card is made anew each time. */
  @Test
  void theEpisodesOfAnAlertThatFlapsAreReadAtOnce() {
    jdbc.sql(
            """
            insert into bot.alerts (source, fingerprint, starts_at, status, labels, annotations,
              first_seen, last_seen, incident)
            select 'alertmanager', 'a', :t + n * interval '1 min', 'RESOLVED', '{}', '{}', :t, :t, 7
            from generate_series(1, 10000) n
            """)
        .param("t", T.atOffset(ZoneOffset.UTC))
        .update();
    long since = System.nanoTime();
    assertThat(alerts.ofIncident(7)).hasSize(10_000).allMatch(episode -> episode.count() == 10_000);
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aLateResolvedLeavesALaterEpisodeAlone() {
    intake.keep("alertmanager", List.of(firing("a", T)));
    intake.keep("alertmanager", List.of(firing("a", T.plusSeconds(120))));
    intake.keep("alertmanager", List.of(ended("a", T, T.plusSeconds(60))));
    assertThat(firing()).isEqualTo(1);
  }

  @Test
  void aValueIsJudgedWithItsName() {
    AlertIntake byName = intake(text -> text.replaceFirst("^db_password=.*", "db_password=[r]"));
    byName.keep(
        "alertmanager",
        List.of(
            alert("a", Alert.Status.FIRING, Optional.of(T), Map.of("db_password", "harmless"))));
    assertThat(alerts.find(heard.getFirst()).orElseThrow().alert().annotations())
        .containsEntry("db_password", "[r]");
  }

  @Test
  void withoutAStartItIsTheEpisodeThatFires() {
    Alert unstarted = alert("a", Alert.Status.FIRING, Optional.empty(), Map.of());
    intake.keep("alertmanager", List.of(unstarted));
    intake.keep("alertmanager", List.of(unstarted));
    intake.keep(
        "alertmanager", List.of(alert("a", Alert.Status.RESOLVED, Optional.empty(), Map.of())));
    assertThat(rows()).isEqualTo(1);
    assertThat(alerts.find(heard.getFirst()).orElseThrow().firing()).isFalse();
  }

  @Test
  void secretsAndNulNeverReachTheTable() {
    intake.keep(
        "alertmanager",
        List.of(
            alert(
                "a\0",
                Alert.Status.FIRING,
                Optional.of(T),
                Map.of("summary", "login with hunter2\0 failed"))));
    StoredAlert kept = alerts.find(heard.getFirst()).orElseThrow();
    assertThat(kept.alert().summary()).isEqualTo("login with [redacted]\uFFFD failed");
  }

  private int firing() {
    return jdbc.sql("select count(*) from bot.alerts where status = 'FIRING'")
        .query(Integer.class)
        .single();
  }

  private int rows() {
    return jdbc.sql("select count(*) from bot.alerts").query(Integer.class).single();
  }

  private static Alert firing(String fingerprint, Instant at) {
    return alert(fingerprint, Alert.Status.FIRING, Optional.of(at), Map.of());
  }

  private static Alert ended(String fingerprint, Instant at, Instant until) {
    return new Alert(
        fingerprint,
        Alert.Status.RESOLVED,
        Map.of("alertname", "A"),
        Map.of(),
        Optional.of(at),
        Optional.of(until));
  }

  private static Alert resolved(String fingerprint, Instant at) {
    return alert(fingerprint, Alert.Status.RESOLVED, Optional.of(at), Map.of());
  }

  private static Alert alert(
      String fingerprint,
      Alert.Status status,
      Optional<Instant> at,
      Map<String, String> annotations) {
    return new Alert(
        fingerprint, status, Map.of("alertname", "A"), annotations, at, Optional.empty());
  }
}
