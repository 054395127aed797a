package dev.hindsight.local.cluster.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The expected values are those of Prometheus' own tests. */
class FingerprintTest {

  @Test
  void isTheOneOfPrometheus() {
    assertThat(Fingerprint.of(new TreeMap<>())).isEqualTo("%016x".formatted(0xcbf29ce484222325L));
    assertThat(
            Fingerprint.of(
                new TreeMap<>(Map.of("name", "garland, briggs", "fear", "love is not enough"))))
        .isEqualTo("%016x".formatted(5799056148416392346L));
  }
}
