package dev.hindsight.bot.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that a real Alertmanager sent, and the older and simplified shapes that are about. */
class AlertmanagerSourceTest {

  private final AlertmanagerSource source = new AlertmanagerSource();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firing",
        "firing-group",
        "firing-odd-labels",
        "firing-truncated",
        "partly-resolved",
        "resolved"
      })
  void everyRealBodyIsReadWithItsOwnFingerprints(String name) throws IOException {
    List<Alert> alerts = read(body(name));
    assertThat(alerts).isNotEmpty();
    assertThat(alerts)
        .allSatisfy(a -> assertThat(body(name)).contains("\"" + a.fingerprint() + "\""));
    assertThat(alerts).allSatisfy(a -> assertThat(a.startsAt()).isPresent());
    assertThat(alerts)
        .allSatisfy(
            a -> assertThat(a.endsAt().isPresent()).isEqualTo(a.status() == Alert.Status.RESOLVED));
  }

  @Test
  void aGroupMayHoldBothFiringAndResolved() throws IOException {
    assertThat(read(body("partly-resolved")))
        .extracting(Alert::status)
        .contains(Alert.Status.FIRING, Alert.Status.RESOLVED);
  }

  @Test
  void theWayBackToItsRuleIsKept() {
    Alert alert =
        read("""
        {"alerts":[{"labels":{"a":"1"},"generatorURL":"http://prom.example/graph?g0=1",
          "dashboardURL":"https://grafana.example/d/1",
          "annotations":{"runbook_url":"https://wiki.example/oom"}}]}
        """)
            .getFirst();
    assertThat(alert.links())
        .containsExactly(
            Map.entry("rule", "http://prom.example/graph?g0=1"),
            Map.entry("dashboard", "https://grafana.example/d/1"),
            Map.entry("runbook", "https://wiki.example/oom"));
    assertThat(read("{\"alerts\":[{\"labels\":{\"a\":\"1\"}}]}").getFirst().links()).isEmpty();
  }

  @Test
  void withoutAFingerprintOneIsComputedFromTheLabelsWhateverTheirOrder() {
    String one =
        read("{\"alerts\":[{\"labels\":{\"a\":\"1\",\"b\":\"2\"}}]}").getFirst().fingerprint();
    String two =
        read("{\"alerts\":[{\"labels\":{\"b\":\"2\",\"a\":\"1\"}}]}").getFirst().fingerprint();
    String three =
        read("{\"alerts\":[{\"labels\":{\"a\":\"12\",\"b\":\"\"}}]}").getFirst().fingerprint();
    assertThat(one).matches("[0-9a-f]{16}").isEqualTo(two).isNotEqualTo(three);
  }

  @Test
  void versionThreeHasANumberAsGroupKeyAndZonesInItsTimes() {
    List<Alert> alerts =
        read(
            """
            {"version":"3","groupKey":4711,"status":"firing","alerts":[{"status":"firing",
             "labels":{"alertname":"ProbeFailed","instance":"web-2"},"annotations":{"description":"no answer"},
             "startsAt":"2016-08-01T13:27:08.008+03:00","endsAt":"0001-01-01T00:00:00Z"}]}\
            """);
    assertThat(alerts.getFirst().startsAt()).contains(Instant.parse("2016-08-01T10:27:08.008Z"));
    assertThat(alerts.getFirst().summary()).isEqualTo("no answer");
  }

  @Test
  void theGroupsStatusServesWhereAnAlertHasNone() {
    Alert alert =
        read("{\"status\":\"resolved\",\"alerts\":[{\"labels\":{\"a\":\"b\"}}]}").getFirst();
    assertThat(alert.status()).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void unreadableTimesAreNoTimes() {
    Alert alert =
        read("{\"alerts\":[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"yesterday\"}]}").getFirst();
    assertThat(alert.startsAt()).isEmpty();
  }

  @Test
  void numbersAndObjectsAmongLabelsAreKeptAsText() {
    Alert alert = read("{\"alerts\":[{\"labels\":{\"n\":7,\"o\":{\"p\":1}}}]}").getFirst();
    assertThat(alert.labels()).containsEntry("n", "7").containsEntry("o", "{\"p\":1}");
  }

  @Test
  void oneBadAlertIsNamed() {
    assertThatThrownBy(() -> read("{\"alerts\":[{\"labels\":{\"a\":\"b\"}},{\"labels\":7}]}"))
        .hasMessageContaining("alerts[1].labels");
  }

  private List<Alert> read(String body) {
    return source.read(JsonMapper.shared().readTree(body));
  }

  private static String body(String name) throws IOException {
    try (InputStream in =
        AlertmanagerSourceTest.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
