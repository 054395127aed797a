package dev.hindsight.knowledge.document;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest.Prune;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is named and costs nothing else. */
class ImportBadFilesTest {

  private final Path directory;
  private final ImportBed bed;

  ImportBadFilesTest(@TempDir Path directory) {
    this.directory = directory;
    bed = ImportBed.in(directory);
  }

  @Test
  void badFilesAreNamedAndNothingElseIsLost(@TempDir Path elsewhere) throws IOException {
    bed.write("good.md", "# Good\nfine");
    Files.write(directory.resolve("binary.md"), new byte[] {0, 1, 2, 3});
    Files.write(directory.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    bed.write("empty.md", "\n\n");
    bed.write("broken.pdf", "%PDF-1.7\nthis is all");
    bed.write("pointer.md", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    bed.write("deep.html", "<div>".repeat(100_000) + "x");
    try (var large = Files.newByteChannel(directory.resolve("large.md"), CREATE, WRITE)) {
      large.position(100L << 20);
      large.write(StandardCharsets.UTF_8.encode("x"));
    }
    bed.write(
        "lines.jsonl",
        "{\"id\":\"a\",\"text\":\"one\"}\nnot json\n\n[1]\n{\"id\":\"a\",\"text\":\"two\"}\n"
            + "{\"text\":\"untitled\"}\n"
            + "[".repeat(200_000)
            + "\n{\"id\":\"b\",\"text\":\"last\"}");
    Path outside = elsewhere.resolve("outside.md");
    Files.writeString(outside, "# secret\nof somebody else");
    Files.createSymbolicLink(directory.resolve("link.md"), outside);
    bed.write("program.go", "package main");

    ImportReport report = bed.run();

    assertThat(report.skipped())
        .extracting(Skipped::name)
        .containsExactlyInAnyOrder(
            "binary.md",
            "latin.txt",
            "empty.md",
            "broken.pdf",
            "pointer.md",
            "deep.html",
            "large.md",
            "link.md",
            "lines.jsonl line 2",
            "lines.jsonl line 4",
            "lines.jsonl line 5",
            "lines.jsonl line 6",
            "lines.jsonl line 7");
    assertThat(report.skipped())
        .allSatisfy(skip -> assertThat(skip.reason()).matches("(is|has|needs|unpacks) .{5,200}"));
    assertThat(report.others()).containsOnlyKeys("go");
    assertThat(bed.paths()).containsExactly("good.md", "lines.jsonl#a", "lines.jsonl#b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"line.txt", "line.md", "line.html", "line.jsonl"})
  void aGigabyteInOneLineIsNamed(String name) throws IOException {
    try (var large = Files.newByteChannel(directory.resolve(name), CREATE, WRITE, SPARSE)) {
      large.position(1L << 30);
      large.write(StandardCharsets.UTF_8.encode("x"));
    }
    bed.write("good.md", "# Good\nfine");

    ImportReport report = bed.run();

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.skipped())
        .singleElement()
        .extracting(Skipped::reason)
        .asString()
        .matches("is (larger|longer) than .* MiB");
  }

  @Test
  void aPathThatIsNotThereIsOneClearError() {
    assertThatThrownBy(() -> bed.run(directory.resolve("nowhere"), Prune.NO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere is not a file or directory that can be read");
  }
}
