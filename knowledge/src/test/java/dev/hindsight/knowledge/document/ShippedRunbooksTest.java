package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.KnowledgeDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShippedRunbooksTest {

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcDocuments documents = new JdbcDocuments(jdbc, KnowledgeDatabase.transaction());

  @Test
  void loadingAgainWritesNothing() throws IOException {
    List<Runbook> runbooks = ShippedRunbooks.read();

    assertThat(documents.replaceRunbooks(runbooks)).isEqualTo(runbooks.size());
    assertThat(documents.replaceRunbooks(runbooks)).isZero();
    assertThat(count("passages")).isEqualTo(5L * runbooks.size());
  }

  @Test
  void aChangedFileReplacesItsPassagesAndAMissingOneGoes() {
    documents.replaceRunbooks(List.of(runbook("a", "one\n## B\ntwo"), runbook("b", "other")));
    documents.replaceRunbooks(List.of(runbook("a", "three")));

    assertThat(count("documents")).isEqualTo(1);
    assertThat(jdbc.sql("select body from knowledge.passages").query(String.class).list())
        .containsExactly("three");
  }

  @Test
  void passagesKeepTheHeadingsAboveThem() {
    List<Passage> passages =
        PassageSplitter.split(
            "T", "intro\n# A\none\n```\n# no heading\n```\n### B\ntwo\n## C\nthree\n# D\n");

    assertThat(passages)
        .containsExactly(
            new Passage(List.of("T"), "intro"),
            new Passage(List.of("T", "A"), "one\n```\n# no heading\n```"),
            new Passage(List.of("T", "A", "B"), "two"),
            new Passage(List.of("T", "A", "C"), "three"));
  }

  @Test
  void aRunbookThatCannotBeReadIsNamed() {
    List<String> broken =
        new ArrayList<>(
            List.of(
                "no front matter",
                "---\nslug: a\n---\n",
                "---\nslug: a\ntitle: t\ncauses: [c]\nunknown: 1\n---\nx",
                "---\nslug: A B\ntitle: t\ncauses: [c]\n---\nx"));

    assertThat(broken)
        .allSatisfy(
            text ->
                assertThatThrownBy(() -> RunbookFile.parse("broken.md", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("broken.md"));
  }

  private static Runbook runbook(String slug, String body) {
    return RunbookFile.parse(
        slug + ".md", "---\nslug: " + slug + "\ntitle: T\ncauses: [c]\n---\n" + body);
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from knowledge." + table).query(Long.class).single();
  }
}
