package dev.hindsight.actions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of heads: appended to, also after a crash in the middle of a line. */
class HeadFileTest {

  private static final AuditHead FIRST = new AuditHead(7, "ab".repeat(32));
  private static final AuditHead SECOND = new AuditHead(9, "cd".repeat(32));

  @TempDir private Path directory;

  @Test
  void aTornLineIsNoHeadAndTearsNoOther() throws IOException {
    HeadFile file = new HeadFile(directory.resolve("heads.log"));
    file.begin();
    assertThat(file.heads()).isEmpty();
    file.keep(FIRST, Instant.EPOCH);
    Files.writeString(file.path(), "8 abcd", StandardOpenOption.APPEND);
    file.keep(SECOND, Instant.EPOCH);
    assertThat(file.heads()).containsExactly(FIRST, SECOND);
  }

  @Test
  void aFileThatIsAwayIsAnErrorNotAnEmptyOne() {
    HeadFile file = new HeadFile(directory.resolve("heads.log"));
    assertThatThrownBy(file::heads)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heads.log cannot be read");
  }
}
