package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RobustnessTest {

  @ParameterizedTest
  @EnumSource(Hostile.class)
  void hostileLinesAreAddedTheSameForTheSameSeedAndNothingIsLost(Hostile kind) {
    Case one = Made.one("a", "oom_killed", "killed", "noise");
    List<EvidenceLine> lines = kind.among(one, 5).evidence();
    assertThat(lines).hasSizeGreaterThan(3).isEqualTo(kind.among(one, 5).evidence());
    assertThat(lines).extracting(EvidenceLine::text).containsSubsequence("killed", "noise");
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).number()).isEqualTo(i + 1);
    }
  }
}
