package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest.Prune;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that runs again, is killed, or runs twice at once. */
class ImportAgainTest {

  private final Path directory;
  private final ImportBed bed;

  ImportAgainTest(@TempDir Path directory) {
    this.directory = directory;
    bed = ImportBed.in(directory);
  }

  @Test
  void theSecondTimeNothingChanges() throws IOException {
    bed.write("a.md", "# A\none");
    bed.write("b.jsonl", "{\"id\":1,\"title\":\"t\",\"text\":\"x\"}\n");
    assertThat(bed.run().added()).isEqualTo(2);
    String before = bed.rows();

    ImportReport again = bed.run();

    assertThat(again.added() + again.changed() + again.gone()).isZero();
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(bed.rows()).isEqualTo(before);
  }

  @Test
  void killedInTheMiddleTheNextRunGoesOn() throws IOException {
    bed.write("all.jsonl", ImportBed.lines(200));

    assertThatThrownBy(
            () ->
                bed.importer()
                    .run(
                        ImportBed.request(directory, Optional.empty(), Prune.NO),
                        done -> {
                          if (done == 150) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    assertThat(bed.paths()).hasSize(128);

    ImportReport next = bed.run();
    assertThat(next.unchanged()).isEqualTo(128);
    assertThat(next.added()).isEqualTo(72);
    assertThat(bed.count("passages")).isEqualTo(200);
  }

  @Test
  void twoAtOnceDoNoHarm() throws IOException {
    bed.write("all.jsonl", ImportBed.lines(500));

    List<ImportReport> reports = IntStream.range(0, 2).parallel().mapToObj(i -> bed.run()).toList();

    assertThat(reports.stream().mapToInt(ImportReport::added).sum()).isEqualTo(500);
    assertThat(reports.stream().mapToInt(r -> r.added() + r.unchanged()).max()).hasValue(500);
    assertThat(bed.count("documents")).isEqualTo(500);
    assertThat(bed.count("passages")).isEqualTo(500);
  }
}
