package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CluesTest {

  @Test
  void theServiceLabelWinsOverAllOthers() {
    Clues clues =
        of(
            Map.of(
                "service",
                "checkout",
                "app",
                "x",
                "deployment",
                "checkout-v2",
                "namespace",
                "shop",
                "severity",
                "critical"));
    assertThat(clues.service()).isEqualTo("checkout");
    assertThat(clues.deployment()).contains("checkout-v2");
    assertThat(clues.severity()).isEqualTo(Severity.SEV1);
    assertThat(clues.key()).isEqualTo("alertmanager/shop/checkout");
  }

  @Test
  void aPodAloneNamesItsService() {
    assertThat(of(Map.of("pod", "checkout-5d8f7c9b44-x2x9z")).service()).isEqualTo("checkout");
    assertThat(of(Map.of("pod", "node-exporter-abcde")).service()).isEqualTo("node-exporter");
    assertThat(of(Map.of("pod", "db-0")).service()).isEqualTo("db-0");
  }

  @Test
  void nothingKnownStillHasAKeyOfItsOwn() {
    assertThat(of(Map.of("alertname", "Strange")).key()).isEqualTo("alertmanager/default/Strange");
  }

  private static Clues of(Map<String, String> labels) {
    Alert alert =
        new Alert("f", Alert.Status.FIRING, labels, Map.of(), Optional.empty(), Optional.empty());
    return Clues.of(
        new StoredAlert(new AlertId(1), "alertmanager", alert, Instant.EPOCH, 1, Optional.empty()));
  }
}
