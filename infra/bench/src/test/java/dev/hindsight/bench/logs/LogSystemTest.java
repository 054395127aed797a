package dev.hindsight.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.template.MinerSettings;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSystemTest {

  @TempDir private Path directory;

  @Test
  void readsALogWithItsLabels() throws IOException {
    Path shop = Files.createDirectory(directory.resolve("Shop"));
    Files.writeString(shop.resolve("Shop_2k.log"), "INFO paid, 5\nINFO paid, 6\n");
    Files.writeString(
        shop.resolve("Shop_2k.log_structured.csv"),
        "LineId,Content,EventId,EventTemplate\n"
            + "1,\"paid, 5\",E1,\"paid, <*>\"\n"
            + "2,\"paid, 6\",E1,x\n");
    Files.writeString(
        shop.resolve("Shop_2k.corrected.csv"),
        "LineId,EventId,EventTemplate\n1,C1,\"paid, <*>\"\n2,C1,\"paid, <*>\"\n");

    LogSystem system = LogSystem.in(directory).getFirst();
    assertThat(system.name()).isEqualTo("Shop");
    assertThat(system.content()).containsExactly("paid, 5", "paid, 6");
    SystemScore score = SystemScore.of(system, new Ours(MinerSettings.USUAL));
    assertThat(score.content()).isEqualTo(new Accuracy(1, 1));
    assertThat(score.raw()).isEqualTo(new Accuracy(1, 1));
    assertThat(score.texts()).isEqualTo(1);

    Files.writeString(shop.resolve("Shop_2k.log"), "INFO paid, 5\n");
    assertThatThrownBy(() -> LogSystem.in(directory)).hasMessageContaining("differ in length");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> LogSystem.in(directory)).isInstanceOf(CannotRun.class);
    assertThatThrownBy(() -> LogSystem.in(directory.resolve("nowhere")))
        .isInstanceOf(CannotRun.class);
    Path shop = Files.createDirectory(directory.resolve("Shop"));
    Files.write(shop.resolve("Shop_2k.log"), List.of("x"));
    assertThatThrownBy(() -> LogSystem.in(directory))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("Shop_2k.log_structured.csv");
  }
}
