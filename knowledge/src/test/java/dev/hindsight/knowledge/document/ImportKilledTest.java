package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ChildJvm;
import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest.Prune;
import dev.hindsight.knowledge.KnowledgeDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports in processes of their own, killed in the middle. */
class ImportKilledTest {

  private static final int DOCUMENTS = 1_500;

  private final Path directory;
  private final ImportBed bed;

  ImportKilledTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    bed = ImportBed.in(directory);
    bed.write("all.jsonl", ImportBed.lines(DOCUMENTS));
    bed.write("a.md", "# A\n" + "words of a page.\n\n".repeat(300));
  }

  @Test
  void theNextRunEndsAsIfNothingHadHappened() throws IOException, InterruptedException {
    killedAt(start(), 700);
    long half = bed.count("documents");
    assertThat(half).isBetween(1L, (long) DOCUMENTS);

    ImportReport next = bed.run(directory, Prune.UNLESS_MOST);

    assertThat(next.unchanged()).isEqualTo((int) half);
    assertThat(next.added()).isEqualTo(DOCUMENTS + 1 - (int) half);
    assertThat(next.changed() + next.removed() + next.skipped().size()).isZero();
    assertThat(bed.contents()).isEqualTo(contentsOfOneRun());
  }

  @Test
  void oneOfTwoAtOnceIsKilledAndTheOtherEnds() throws IOException, InterruptedException {
    Process one = start();
    Process other = start();
    killedAt(one, 400);
    try (BufferedReader said = other.inputReader()) {
      while (said.readLine() != null) {
        // it goes on
      }
    }
    assertThat(other.waitFor()).isZero();
    assertThat(bed.run().unchanged()).isEqualTo(DOCUMENTS + 1);
    assertThat(bed.contents()).isEqualTo(contentsOfOneRun());
  }

  private String contentsOfOneRun() {
    bed.jdbc().sql("truncate knowledge.documents cascade").update();
    bed.run();
    return bed.contents();
  }

  private Process start() throws IOException {
    return ChildJvm.start(ImportingProcess.class, KnowledgeDatabase.url(), directory.toString());
  }

  private static void killedAt(Process process, int documents)
      throws IOException, InterruptedException {
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      while (line != null && Integer.parseInt(line) < documents) {
        line = said.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
