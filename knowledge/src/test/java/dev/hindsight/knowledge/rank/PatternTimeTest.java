package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of hostile people may keep a pattern busy. */
class PatternTimeTest {

  private static final int LONGEST = 2_000;

  private static final List<String> PARTS =
      List.of(
          "a", "1", " ", ".", "x.", "a-", "'", "\"", "A_", "/", "exec: ", "cpu ", "lag ", "in 1");

  @Test
  void everyShippedPatternEndsSoon() {
    List<Sought> patterns =
        SignaturePack.shipped().signatures().stream()
            .flatMap(s -> Stream.concat(s.features().stream(), s.against().stream()))
            .flatMap(feature -> feature.any().stream())
            .toList();
    for (Sought pattern : patterns) {
      long start = System.nanoTime();
      for (String part : PARTS) {
        pattern.matcher(part.repeat(LONGEST / part.length())).find();
      }
      assertThat((System.nanoTime() - start) / 1_000_000).as(pattern.toString()).isLessThan(3_000);
    }
  }
}
