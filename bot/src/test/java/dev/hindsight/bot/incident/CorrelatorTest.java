package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.incident.Correlation.Ignores;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Opens;
import dev.hindsight.bot.incident.Correlation.Reason;
import dev.hindsight.bot.incident.Correlation.Reopens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelatorTest {

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final IncidentId SEVEN = new IncidentId(7);
  private static final IncidentId SIX = new IncidentId(6);

  private final Correlator correlator = new Correlator(Duration.ofMinutes(10));

  static Stream<Arguments> cases() {
    Optional<Incident> none = Optional.empty();
    Optional<Incident> open = Optional.of(incident(SEVEN, null));
    Optional<Incident> justOver = Optional.of(incident(SEVEN, NOW.minusSeconds(599)));
    Optional<Incident> longOver = Optional.of(incident(SEVEN, NOW.minusSeconds(600)));
    return Stream.of(
        row(
            "a first alert",
            firing(),
            none,
            none,
            new Opens(Reason.NO_OPEN_INCIDENT_OF_THIS_SERVICE)),
        row(
            "another alert of an open service",
            firing(),
            none,
            open,
            new Joins(SEVEN, Reason.SAME_SERVICE)),
        row("the same alert again", firing(), open, open, new Joins(SEVEN, Reason.SAME_ALERT)),
        row("its resolution", resolved(), open, open, new Joins(SEVEN, Reason.SAME_ALERT)),
        row(
            "back soon",
            firing(),
            justOver,
            justOver,
            new Reopens(SEVEN, Reason.BACK_SOON_AFTER_RESOLVED)),
        row(
            "another alert soon after",
            firing(),
            none,
            justOver,
            new Reopens(SEVEN, Reason.BACK_SOON_AFTER_RESOLVED)),
        row(
            "back after long",
            firing(),
            longOver,
            longOver,
            new Opens(Reason.NO_OPEN_INCIDENT_OF_THIS_SERVICE)),
        row(
            "resolved, never seen firing",
            resolved(),
            none,
            none,
            new Ignores(Reason.RESOLVED_BEFORE_ANY_INCIDENT)),
        row(
            "resolved, never seen firing, of an open service",
            resolved(),
            none,
            open,
            new Ignores(Reason.RESOLVED_BEFORE_ANY_INCIDENT)),
        row(
            "a repeat of an episode whose incident is over",
            assigned(SEVEN),
            longOver,
            longOver,
            new Joins(SEVEN, Reason.SAME_ALERT)),
        row(
            "an older incident of its own, a newer one open",
            firing(),
            Optional.of(incident(SIX, NOW.minusSeconds(9000))),
            open,
            new Joins(SEVEN, Reason.SAME_SERVICE)),
        row(
            "a heartbeat",
            alert("Watchdog", Alert.Status.FIRING, Optional.empty()),
            none,
            none,
            new Ignores(Reason.HEARTBEAT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(
      String why,
      StoredAlert alert,
      Optional<Incident> own,
      Optional<Incident> newest,
      Correlation expected) {
    assertThat(correlator.correlate(alert, own, newest, NOW)).isEqualTo(expected);
  }

  private static Arguments row(Object... cells) {
    return Arguments.of(cells);
  }

  private static StoredAlert firing() {
    return alert("KubePodCrashLooping", Alert.Status.FIRING, Optional.empty());
  }

  private static StoredAlert resolved() {
    return alert("KubePodCrashLooping", Alert.Status.RESOLVED, Optional.empty());
  }

  private static StoredAlert assigned(IncidentId incident) {
    return alert("KubePodCrashLooping", Alert.Status.FIRING, Optional.of(incident.value()));
  }

  private static StoredAlert alert(String name, Alert.Status status, Optional<Long> incident) {
    Alert alert =
        new Alert(
            "f1", status, Map.of("alertname", name), Map.of(), Optional.of(NOW), Optional.empty());
    return new StoredAlert(new AlertId(1), "alertmanager", alert, NOW, 1, incident);
  }

  private static Incident incident(IncidentId id, Instant resolvedAt) {
    return new Incident(
        id,
        1,
        "c/shop/checkout",
        "c",
        "shop",
        "checkout",
        Optional.empty(),
        Optional.empty(),
        Severity.SEV2,
        resolvedAt == null ? IncidentState.OPEN : IncidentState.RESOLVED,
        "t",
        "s",
        NOW.minusSeconds(9999),
        Optional.ofNullable(resolvedAt),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Handling.NONE);
  }
}
