package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.bench.causes.Statistics.Claim;
import dev.hindsight.bench.causes.Statistics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final ToDoubleFunction<List<Integer>> MEAN =
      values -> values.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);

  @Test
  void aCalibratedSetHasNoErrorAndASureWrongOneHasAllOfIt() {
    List<Claim> honest = IntStream.range(0, 10).mapToObj(i -> new Claim(0.7, i < 7)).toList();
    assertThat(Statistics.calibrationError(honest)).isCloseTo(0, within(1e-9));
    assertThat(Statistics.calibrationError(List.of(new Claim(1, false)))).isEqualTo(1);
    assertThat(Statistics.calibrationError(List.of())).isNaN();
  }

  @Test
  void binsAreWeighedByTheirSize() {
    List<Claim> claims =
        List.of(
            new Claim(0.95, true),
            new Claim(0.95, true),
            new Claim(0.95, true),
            new Claim(0.2, true));
    assertThat(Statistics.calibrationError(claims)).isCloseTo((3 * 0.05 + 0.8) / 4, within(1e-9));
    assertThat(Statistics.bin(new Claim(1, true))).isEqualTo(9);
    assertThat(Statistics.bin(new Claim(0, true))).isZero();
  }

  @Test
  void theRocAreaCountsPairsAndHalvesTies() {
    assertThat(Statistics.areaUnderRoc(new double[] {.9, .8}, new double[] {.1, .2})).isEqualTo(1);
    assertThat(Statistics.areaUnderRoc(new double[] {.5}, new double[] {.5, .5})).isEqualTo(.5);
    assertThat(Statistics.areaUnderRoc(new double[] {.3, .9}, new double[] {.3, .5}))
        .isCloseTo((.5 + 0 + 1 + 1) / 4, within(1e-9));
    assertThat(Statistics.areaUnderRoc(new double[0], new double[] {1})).isNaN();
  }

  @Test
  void theBootstrapIsTheSameEveryTimeAndHoldsTheValue() {
    List<List<Integer>> groups =
        IntStream.range(0, 60).mapToObj(i -> List.of(i % 3 == 0 ? 0 : 1)).toList();
    Interval first = Statistics.bootstrap(groups, MEAN);
    assertThat(Statistics.bootstrap(groups, MEAN)).isEqualTo(first);
    assertThat(first.value()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(first.low()).isBetween(0.5, first.value());
    assertThat(first.high()).isBetween(first.value(), 0.82);
  }

  @Test
  void casesOfOneGroupAreDrawnTogether() {
    List<List<Integer>> groups =
        List.of(IntStream.range(0, 100).mapToObj(i -> 1).toList(), List.of(0));
    assertThat(Statistics.bootstrap(groups, MEAN).low()).isZero();
  }

  @Test
  void percentilesAreMeasuredValues() {
    assertThat(Statistics.percentile(List.of(3.0, 1.0, 2.0), 0.95)).isEqualTo(3);
    assertThat(Statistics.percentile(List.of(3.0, 1.0, 2.0), 0.5)).isEqualTo(2);
    assertThat(Statistics.percentile(List.of(), 0.5)).isNaN();
  }
}
