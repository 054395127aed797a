package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.IncidentSearch;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.document.KnowledgeOnDisk;
import dev.hindsight.knowledge.rank.Ranking;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody describes in a sentence what they see; the runbook must be among the first three. */
class RunbookRetrievalTest {

  private static IncidentSearch search;

  @BeforeAll
  static void start() {
    JdbcClient jdbc = KnowledgeDatabase.empty();
    KnowledgeOnDisk.load(jdbc);
    search =
        new FullTextSearch(Ranking.classes(), new PgLessonSearch(jdbc), new PgRunbookSearch(jdbc));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/retrieval.csv", delimiter = '|', numLinesToSkip = 2)
  void isAmongTheFirstThree(String runbook, String seen) {
    Symptoms symptoms =
        new Symptoms(
            "checkout",
            "shop",
            List.of(),
            List.of(),
            List.of(new EvidenceLine(1, "Pod shop/checkout-1", "log", seen)),
            Samples.SINCE);

    assertThat(search.search(symptoms, 3)).extracting(Match::id).contains(runbook);
  }
}
