package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  private final Calibration calibration = Calibration.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipped_score",
        "shipped_all",
        "shipped_explained",
        "fit",
        "score",
        "margin",
        "explained",
        "seen",
        "agree",
        "support"
      })
  void moreOfWhatSpeaksForACauseNeverMakesItLessProbable(String number) {
    for (double other : List.of(0.0, 0.3, 0.9)) {
      double before = -1;
      for (double value = 0; value <= 1; value += 0.1) {
        Map<String, Double> numbers = new HashMap<>(Map.of("fit", other, "explained", other));
        numbers.put(number, value);
        double probability = calibration.right(List.of(new Standing(numbers)));
        assertThat(probability).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before);
        assertThat(calibration.known(List.of(new Standing(numbers)))).isBetween(0.0, 1.0);
        before = probability;
      }
    }
  }
}
