package dev.hindsight.actions.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  @Test
  void aWarningAmongManyRequestsIsKept() {
    List<String> log = new ArrayList<>(requests(40));
    log.add("WARN request queue 118 of 128");
    log.addAll(requests(40));
    assertThat(LogLines.telling(log)).startsWith("WARN request queue 118 of 128").hasSize(9);
  }

  @Test
  void theNewestTroubleCounts() {
    List<String> log =
        IntStream.range(0, 50).mapToObj(i -> "2026-03-01 ERROR call " + i + " failed").toList();
    assertThat(LogLines.telling(log)).hasSize(12).endsWith("2026-03-01 ERROR call 49 failed");
    assertThat(LogLines.warnings(log, 2)).containsExactly(log.get(48), log.get(49));
  }

  @Test
  void aShortLogIsKeptWhole() {
    assertThat(LogLines.telling(requests(3))).hasSize(3);
    assertThat(LogLines.warnings(requests(3), 2)).isEmpty();
  }

  private static List<String> requests(int count) {
    return IntStream.range(0, count).mapToObj(i -> "INFO GET /cart/" + i + " 200").toList();
  }
}
