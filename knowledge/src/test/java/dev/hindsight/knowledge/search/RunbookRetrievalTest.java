package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.document.KnowledgeOnDisk;
import dev.hindsight.knowledge.rank.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody describes in a sentence what they see, and the runbook is found. */
class RunbookRetrievalTest {

  private static final Path TABLE = Path.of("src/test/resources/retrieval.csv");

  /** What every card carries besides. */
  private static final List<String> NOISE =
      List.of(
          "2 of 3 pods available",
          "INFO GET /health 200 3ms",
          "WARN cache miss ratio is 40 percent",
          "last change 9 days ago");

  private static Asking search;
  private static JdbcClient jdbc;

  @BeforeAll
  static void start() {
    jdbc = KnowledgeDatabase.empty();
    KnowledgeOnDisk.load(jdbc);
    search = new Asking(jdbc, Ranking.classes(), Meanings.none());
  }

  @ParameterizedTest
  @MethodSource("table")
  void isAmongTheFirstThree(Row row) {
    assertThat(found(List.of(), List.of(row.seen()))).contains(row.runbook());
  }

  /** Measured: 58 of 64, by words alone. */
  @Test
  void isMostlyTheFirst() throws IOException {
    assertThat(table())
        .filteredOn(row -> found(List.of(), List.of(row.seen())).getFirst().equals(row.runbook()))
        .hasSizeGreaterThanOrEqualTo(58);
  }

  /** An alert that says next to nothing, or even misleads, does not drown what was seen. */
  @Test
  void mostSurviveAGeneralAlertAndNoise() throws IOException {
    assertThat(table())
        .filteredOn(
            row -> {
              List<String> lines = new ArrayList<>(List.of(row.seen()));
              lines.addAll(NOISE);
              return found(List.of("KubePodNotReady"), lines).contains(row.runbook());
            })
        .hasSizeGreaterThanOrEqualTo(44);
  }

  @Test
  void everyRunbookIsAskedForOnce() throws IOException {
    assertThat(table())
        .extracting(Row::runbook)
        .containsExactlyInAnyOrderElementsOf(
            jdbc.sql("select slug from knowledge.documents").query(String.class).list());
  }

  private static List<String> found(List<String> alerts, List<String> seen) {
    List<EvidenceLine> lines = new ArrayList<>();
    seen.forEach(
        text -> lines.add(new EvidenceLine(lines.size() + 1, "Pod shop/checkout-1", "log", text)));
    Symptoms symptoms = new Symptoms("checkout", "shop", alerts, List.of(), lines, Samples.SINCE);
    return search.search(symptoms, 3).stream().map(Match::id).toList();
  }

  private static List<Row> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .skip(2)
        .map(line -> line.split(" \\| ", 2))
        .map(cells -> new Row(cells[0], cells[1]))
        .toList();
  }

  private record Row(String runbook, String seen) {}
}
