package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {

  private static final Weights OLD =
      new Weights(Map.of("constant", -2.0, "score", 2.0, "behind", -3.0));

  private static List<Example> examples(double score, int right, int wrong) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < right + wrong; i++) {
      examples.add(
          new Example("group-" + i, false, Map.of("score", score, "behind", 0.1), i < right, true));
    }
    return examples;
  }

  @Test
  void whatIsMostlyRightIsSaidToBe() {
    List<Example> examples = examples(0.9, 95, 5);
    double before = OLD.probability(Map.of("score", 0.9, "behind", 0.1));
    double after = OLD.fitted(examples).probability(Map.of("score", 0.9, "behind", 0.1));
    assertThat(before).isLessThan(0.5);
    assertThat(after).isBetween(0.85, 0.97);
  }

  @Test
  void moreOfWhatSpeaksForACauseNeverComesToSpeakAgainstIt() {
    List<Example> examples = examples(0.2, 50, 0);
    examples.addAll(examples(0.95, 0, 50));
    Weights fitted = OLD.fitted(examples);
    assertThat(fitted.of().get("score")).isNotNegative();
    assertThat(fitted.of().get("behind")).isNotPositive();
  }

  @Test
  void nothingIsLearnedFromNothingAndTheSameFromTheSame() {
    assertThat(OLD.fitted(List.of())).isEqualTo(OLD);
    assertThat(OLD.fitted(examples(0.5, 3, 1))).isEqualTo(OLD.fitted(examples(0.5, 3, 1)));
  }
}
