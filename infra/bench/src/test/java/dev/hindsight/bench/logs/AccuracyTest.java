package dev.hindsight.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void aGroupCountsOnlyWhenItIsExactlyRight() {
    Accuracy accuracy =
        Accuracy.of(List.of("a", "a", "b", "b", "c"), List.of("1", "1", "2", "3", "4"));
    assertThat(accuracy.lines()).isEqualTo(0.6);
    assertThat(accuracy.groups()).isCloseTo(2.0 * 2 / (3 + 4), within(1e-9));
  }

  @Test
  void allRightIsOne() {
    assertThat(Accuracy.of(List.of("x", "y", "x"), List.of("1", "2", "1")))
        .isEqualTo(new Accuracy(1, 1));
  }

  @Test
  void wildcardsThatTouchAreOneInATemplatesText() {
    assertThat(
            Accuracy.ofTexts(
                List.of("from <*> at <*>", "took <*>ms", "user <*>"),
                List.of("from <*>:<*>  at <*>, <*>", "took <*>", "user root")))
        .isCloseTo(1.0 / 3, within(1e-9));
  }
}
