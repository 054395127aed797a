package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are compared as the API server gives them back. */
class ServerQuantityTest {

  @ParameterizedTest
  @CsvSource({
    "256Mi, 256Mi",
    "1024Mi, 1Gi",
    "1536Mi, 1536Mi",
    "1.5Gi, 1536Mi",
    "0.5Ki, 512",
    "1000m, 1",
    "0.5, 500m",
    "1500m, 1500m",
    "1000, 1k",
    "1073741824, 1073741824",
    "0, 0",
    "1e3, 1e3",
    "1.3333, 1334m",
    "1u, 1m",
    "1.333Gi, 1431297851392m",
    "1.3333Gi, 1431619973940m",
    "lots, lots"
  })
  void asTheServerWritesIt(String text, String written) {
    assertThat(ServerQuantity.of(text)).isEqualTo(written);
  }
}
