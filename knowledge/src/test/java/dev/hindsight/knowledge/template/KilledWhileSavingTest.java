package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ChildJvm;
import dev.hindsight.knowledge.KnowledgeDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it saves loses its last lines at most, and doubles none. */
class KilledWhileSavingTest {

  private final JdbcLogTemplates kept = new JdbcLogTemplates(KnowledgeDatabase.empty());

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40})
  void countsAreNeitherLostNorDoubled(int saves) throws IOException, InterruptedException {
    long saved = savedUntilKilled(saves);

    long counted = counted();
    // one more round may have been committed and not told
    assertThat(counted).isBetween(saved, saved + SavingProcess.LINES);
    assertThat(counted % SavingProcess.LINES).isZero();
  }

  @Test
  void twoProcessesAddUp() throws IOException, InterruptedException {
    long saved = savedUntilKilled(3) + savedUntilKilled(5);
    assertThat(counted()).isBetween(saved, saved + 2 * SavingProcess.LINES);
  }

  private long counted() {
    return kept.all().stream().mapToLong(KeptTemplate::count).sum();
  }

  /** What it said last, with what was still on its way when it was killed. */
  private static long savedUntilKilled(int saves) throws IOException, InterruptedException {
    Process process = ChildJvm.start(SavingProcess.class, KnowledgeDatabase.url());
    long saved = 0;
    try (BufferedReader said = process.inputReader()) {
      for (int i = 0; i < saves; i++) {
        saved = Long.parseLong(said.readLine());
      }
      // not by the process, which would close what it says
      process.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        saved = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return saved;
  }
}
