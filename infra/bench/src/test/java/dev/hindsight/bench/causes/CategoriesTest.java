package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class CategoriesTest {

  private static final Pattern CATEGORY = Pattern.compile("(?m)^\\s*- category: (\\w+)");

  @Test
  void everyShippedCauseIsInTheTable() throws IOException {
    Set<String> shipped = shipped();
    assertThat(shipped).hasSizeGreaterThan(10);
    assertThat(shipped).allMatch(Categories::known);
  }

  @Test
  void aLearnedCauseIsItsOwnCategory() {
    assertThat(Categories.of("moon_phase")).isEqualTo("moon_phase");
    assertThat(Categories.accepts(Set.of("moon_phase"), "moon_phase")).isTrue();
  }

  @Test
  void allCausesOfACategoryAreFound() {
    assertThat(Categories.causes(Set.of("cpu_throttling")))
        .containsExactly("cpu_throttling", "overload");
  }

  @Test
  void toolsHaveTheirKinds() {
    assertThat(List.of("kubectl_previous_logs", "kubectl_logs", "fetch_loki_logs_for_resource"))
        .extracting(RawForm::kind)
        .containsExactly("previous_log", "log", "log");
    assertThat(List.of("kubectl_describe", "kubectl apply manifest", "kubectl_events", "x"))
        .extracting(RawForm::kind)
        .containsExactly("state", "manifest", "event", "state");
  }

  private static Set<String> shipped() throws IOException {
    Set<String> categories = new TreeSet<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:causes/*.yaml")) {
      CATEGORY
          .matcher(file.getContentAsString(StandardCharsets.UTF_8))
          .results()
          .forEach(found -> categories.add(found.group(1)));
    }
    return categories;
  }
}
