package dev.hindsight.knowledge.rank.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sounds like trouble, and that a hostile line takes no longer than it is long. */
class DifferenceTest {

  @ParameterizedTest
  @CsvSource({
    "Back-off in CrashLoopBackOff of pod-1, true",
    "x9CrashLoopBackOff, true",
    "reason=v2_ImagePullBackOff, true",
    "OOMKilled, true",
    "node has DiskPressure, true",
    "disk at 97 %, true",
    "10 requests served in 3 ms, false",
    "started server on port 8080, false"
  })
  void troubleIsHeard(String text, boolean trouble) {
    assertThat(Difference.soundsLikeTrouble(text)).isEqualTo(trouble);
  }

  @Test
  void oneLongWordIsReadOnce() {
    String word = "y".repeat(300_000);
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Difference.soundsLikeTrouble(word)))
        .isFalse();
  }
}
