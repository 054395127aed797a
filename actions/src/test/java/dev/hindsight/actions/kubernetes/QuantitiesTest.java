package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({"500m,0.5", "2,2", "250000000n,0.25", "1Ki,1024", "0.5Gi,536870912", "3k,3000"})
  void readsEveryUnit(String text, BigDecimal value) {
    assertThat(Quantities.parse(text).orElseThrow()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "-1", "1 Gi", "1e3x", "9999999999999999999999999999Gi"})
  void whatIsNoQuantityIsNone(String text) {
    assertThat(Quantities.parse(text)).isEmpty();
  }

  @Test
  void percentAreRounded() {
    assertThat(Quantities.percent(BigDecimal.ONE, BigDecimal.valueOf(3))).isEqualTo(33);
  }
}
