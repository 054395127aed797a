package dev.hindsight.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MadeUpTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void documentsAreAlwaysTheSameAndReadable() {
    for (int number = 0; number < 200; number++) {
      String line = MadeUp.line(number, MadeUp.SECTIONS);
      assertThat(line).isEqualTo(MadeUp.line(number, MadeUp.SECTIONS)).doesNotContain("\n");
      JsonNode document = JSON.readTree(line);
      assertThat(document.get("text").asString().split("## ", -1)).hasSize(MadeUp.SECTIONS + 1);
      assertThat(document.get("services").size())
          .isEqualTo(
              1
                  + IntStream.of(2, 10, 100, 1_000)
                      .filter(share -> 0 == number(document) % share)
                      .count());
    }
  }

  @Test
  void vectorsOfOneTroubleLieTogether() {
    Random random = new Random(1);
    float[] one = MadeUpVectors.of(1, random);
    assertThat(dot(one, one)).isCloseTo(1, within(1e-5));
    assertThat(dot(one, MadeUpVectors.of(1, random))).isGreaterThan(0.5);
    assertThat(dot(one, MadeUpVectors.of(2, random))).isLessThan(0.3);
  }

  @Test
  void percentilesAreMeasuredValues() {
    Latency latency = new Latency();
    IntStream.range(0, 10).forEach(i -> latency.time(() -> {}));

    assertThat(latency.count()).isEqualTo(10);
    assertThat(latency.percentile(50)).isLessThanOrEqualTo(latency.percentile(99));
  }

  private static int number(JsonNode document) {
    return Integer.parseInt(document.get("id").asString().substring(5));
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
