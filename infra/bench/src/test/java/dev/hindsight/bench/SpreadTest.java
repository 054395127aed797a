package dev.hindsight.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void percentilesAreMeasuredValues() {
    Spread hundred =
        Spread.of(
            LongStream.rangeClosed(1, 100).map(i -> 101 - i).mapToObj(Duration::ofMillis).toList());
    assertThat(hundred.percentile(50)).isEqualTo(50);
    assertThat(hundred.percentile(95)).isEqualTo(95);
    assertThat(hundred.percentile(100)).isEqualTo(100);
    assertThat(hundred.percentile(1)).isEqualTo(1);
  }

  @Test
  void fewValuesRoundUpToTheSlowerOne() {
    Spread three = new Spread(List.of(30L, 10L, 20L));
    assertThat(three.percentile(50)).isEqualTo(20);
    assertThat(three.percentile(67)).isEqualTo(30);
    assertThat(three.percentile(95)).isEqualTo(30);
    assertThat(new Spread(List.of(7L)).percentile(1)).isEqualTo(7);
  }

  @Test
  void nothingMeasuredHasNoPercentile() {
    assertThatThrownBy(() -> new Spread(List.of()).percentile(50))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Spread(List.of(1L)).percentile(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
