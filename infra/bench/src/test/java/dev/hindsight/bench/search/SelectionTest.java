package dev.hindsight.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bench.search.Ask.Protocol;
import dev.hindsight.local.data.CannotRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void withoutNamesItIsAll() {
    assertThat(Selection.ALL.protocols()).containsExactlyInAnyOrder(Protocol.values());
    assertThat(Selection.ALL.engines()).containsExactlyInAnyOrderElementsOf(Selection.ENGINES);
  }

  @Test
  void onlyWhatIsNamedIsAsked() {
    Selection masked = Selection.of(List.of("masked"), List.of("bm25"));

    assertThat(masked.of(Arrays.stream(Protocol.values()).map(SelectionTest::ask).toList()))
        .extracting(Ask::protocol)
        .containsExactly(Protocol.MASKED);
    assertThat(masked.has("bm25")).isTrue();
    assertThat(masked.product()).isFalse();
  }

  @Test
  void aNameThatThereIsNotIsNamed() {
    assertThatThrownBy(() -> Selection.of(List.of("hidden"), List.of()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("hidden")
        .hasMessageContaining("recurrence");
    assertThatThrownBy(() -> Selection.of(List.of(), List.of("lucene")))
        .hasMessageContaining("--engine");
  }

  @Test
  void whatWasNotRunHasNoFigures() {
    SearchReport report =
        new SearchReport(List.of(new Outcome("bm25", ask(Protocol.MASKED), List.of("right"), 1.5)));

    assertThat(report.resultLine())
        .contains(" bm25_masked_hit1=1.000 ")
        .contains(" bm25_natural_hit1=na ")
        .contains(" masked_hit1=na ");
    assertThat(report.table()).anyMatch(line -> line.startsWith("masked, n = 1"));
  }

  private static Ask ask(Protocol protocol) {
    return new Ask(protocol, "q", "text", Map.of(), "kube", Set.of("right"), Set.of());
  }
}
