package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  @Test
  void aValueIsReadBackAsWhatItsLabelCallsIt() {
    assertThat(
            AlertText.template(
                "checkout-7d9f of shop is not ready", Map.of("pod", "checkout-7d9f", "ns", "shop")))
        .isEqualToNormalizingWhitespace("pod of ns is not ready");
  }

  @Test
  void theLongestValueGoesFirst() {
    assertThat(AlertText.template("shop-db is down", Map.of("a", "shop", "service", "shop-db")))
        .isEqualToNormalizingWhitespace("service is down");
  }

  @Test
  void addressesAndValuesHaveNoName() {
    assertThat(
            AlertText.template(
                "10.0.0.7:9100 is at 93.1", Map.of("instance", "10.0.0.7:9100", "value", "93.1")))
        .isEqualToNormalizingWhitespace("is at");
  }

  @Test
  void aDumpOfAllLabelsGoes() {
    assertThat(
            AlertText.template(
                "Disk is full VALUE = 93.1 LABELS = map[device:sda instance:10.0.0.7:9100]",
                Map.of()))
        .isEqualToNormalizingWhitespace("Disk is full");
  }

  @Test
  void howBadItIsStandsBeside() {
    Map<String, String> labels = Map.of("severity", "critical", "pod", "critical-path");

    assertThat(AlertText.template("a critical disk", labels)).isEqualTo("a critical disk");
    assertThat(AlertText.beside(labels)).isEqualTo("critical");
  }
}
