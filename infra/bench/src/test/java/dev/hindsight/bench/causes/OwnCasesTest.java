package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnCasesTest {

  private static final List<Case> TUNE = CaseFile.read(Path.of("own-tune"));
  private static final List<Case> HELD = CaseFile.read(Path.of("own-held"));
  private static final List<Case> HELD2 = CaseFile.read(Path.of("own-held2"));

  @Test
  void theFilesShareNoGroupAndMakeTheWhole() {
    assertThat(groups(TUNE)).doesNotContainAnyElementsOf(groups(HELD));
    assertThat(CaseFile.read(Path.of("own"))).hasSize(TUNE.size() + HELD.size() + HELD2.size());
    assertThat(groups(HELD2)).doesNotContainAnyElementsOf(groups(TUNE)).hasSize(HELD2.size());
  }

  @Test
  void bothHalvesAskForEveryCategoryOfTheTable() {
    assertThat(categories(TUNE)).isEqualTo(categories(HELD)).contains("healthy").hasSize(42);
    assertThat(categories(HELD2)).isEqualTo(categories(HELD));
  }

  private static Set<String> groups(List<Case> cases) {
    return cases.stream().map(Case::group).collect(Collectors.toSet());
  }

  private static Set<String> categories(List<Case> cases) {
    return cases.stream()
        .map(one -> one.label().orElseThrow().cause())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
