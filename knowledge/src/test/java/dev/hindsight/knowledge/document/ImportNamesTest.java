package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest.Prune;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files and lines are called, and which are looked at. */
class ImportNamesTest {

  private final Path directory;
  private final ImportBed bed;

  ImportNamesTest(@TempDir Path directory) {
    this.directory = directory;
    bed = ImportBed.in(directory);
  }

  @Test
  void namesAreRedactedAndStillDifferent() throws IOException {
    bed.write(
        "all.jsonl",
        "{\"id\":\"key hunter2 a\",\"text\":\"x\"}\n{\"id\":\"key hunter2  a\",\"text\":\"y\"}\n"
            + "{\"id\":\"key [redacted] a\",\"text\":\"z\"}\n");
    bed.write("hunter2/hunter2-a.md", "# A\none");

    assertThat(bed.run().added()).isEqualTo(4);
    assertThat(bed.rows()).doesNotContain("hunter2").contains("[redacted]");
    assertThat(bed.run().unchanged()).isEqualTo(4);

    Files.write(directory.resolve("hunter2/hunter2-a.md"), new byte[] {0});
    bed.write("all.jsonl", "no json\n");
    assertThat(bed.run(directory, Prune.EVEN_MOST).gone()).isZero();
    bed.write("all.jsonl", "{\"id\":\"key hunter2 a\",\"text\":\"x\"}\n");
    assertThat(bed.run(directory, Prune.EVEN_MOST).removed()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"target", "vendor", "node_modules", ".github"})
  void whatWasAskedForIsEnteredWhateverItIsCalled(String name) throws IOException {
    bed.write("docs/" + name + "/a.md", "# A\none");
    bed.write("docs/" + name + "/" + name + "/b.md", "# B\ntwo");

    ImportReport asked = bed.run(directory.resolve("docs").resolve(name), Prune.NO);
    assertThat(asked.added()).isEqualTo(1);
    assertThat(bed.run().added()).isZero();
    assertThat(bed.paths()).containsExactly("a.md");
  }

  @Test
  void aHiddenFileIsReadWhenItIsAskedFor() throws IOException {
    bed.write(".notes.md", "# N\none");
    assertThat(bed.run().added()).isZero();
    assertThat(bed.run(directory.resolve(".notes.md"), Prune.NO).added()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextAreTwoNamesAllTheSame() throws IOException {
    for (String name : List.of("caf%E9.md", "caf%E8.md", "gr%C3%B6%C3%9Fe.md")) {
      Path file = Path.of(URI.create(directory.toUri() + name));
      Files.writeString(file, "# Same\n" + name);
    }

    assertThat(bed.run().added()).isEqualTo(3);
    assertThat(bed.paths()).containsExactly("caf%E8.md", "caf%E9.md", "gr\u00f6\u00dfe.md");
    assertThat(bed.run().unchanged()).isEqualTo(3);
  }

  @Test
  void linksInACircleAreNamed() throws IOException {
    bed.write("docs/a.md", "# A\none");
    Files.createSymbolicLink(directory.resolve("docs/up"), directory);
    Files.createSymbolicLink(directory.resolve("x.md"), directory.resolve("y.md"));
    Files.createSymbolicLink(directory.resolve("y.md"), directory.resolve("x.md"));

    ImportReport report = bed.run();

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.skipped())
        .containsExactlyInAnyOrder(
            new Skipped("x.md", "is a link that leads nowhere"),
            new Skipped("y.md", "is a link that leads nowhere"));
  }
}
