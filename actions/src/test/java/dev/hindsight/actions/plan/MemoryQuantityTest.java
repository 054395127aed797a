package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities as manifests have them. */
class MemoryQuantityTest {

  @ParameterizedTest
  @CsvSource({
    "256Mi, 2, 512Mi",
    "300Mi, 1.5, 480Mi", // 450 is rounded up to a multiple of 32
    "64Mi, 1.5, 96Mi",
    "1Gi, 2, 2Gi",
    "1.5Gi, 2, 3Gi",
    "268435456, 2, 512Mi",
    "512M, 2, 992Mi"
  })
  void raisesToAFigureAPersonWouldWrite(String from, String factor, String to) {
    assertThat(MemoryQuantity.parse(from).orElseThrow().times(new BigDecimal(factor)))
        .hasToString(to);
  }

  @ParameterizedTest
  @CsvSource({
    "1024Mi, 1Gi",
    "1536Mi, 1536Mi",
    "1048576, 1Mi",
    "512M, 500000Ki",
    "1000, 1k",
    "7, 7"
  })
  void isWrittenAsTheServerKeepsIt(String text, String canonical) {
    assertThat(MemoryQuantity.parse(text).orElseThrow()).hasToString(canonical);
    assertThat(MemoryQuantity.parse(canonical)).isEqualTo(MemoryQuantity.parse(text));
  }

  @Test
  void whatIsNotUnderstoodIsAbsent() {
    assertThat(MemoryQuantity.parse("lots")).isEmpty();
    assertThat(MemoryQuantity.parse("100m")).isEmpty();
    assertThat(MemoryQuantity.parse("-5Mi")).isEmpty();
    assertThat(MemoryQuantity.parse("99999999999999999999Ti")).isEmpty();
  }
}
