package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest.Prune;
import dev.hindsight.knowledge.KnowledgeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed, and what never is. */
class ImportPruneTest {

  private final Path directory;
  private final ImportBed bed;

  ImportPruneTest(@TempDir Path directory) {
    this.directory = directory;
    bed = ImportBed.in(directory);
  }

  @Test
  void whatChangedIsReplacedAndWhatIsGoneGoesOnlyWhenAskedTo() throws IOException {
    bed.write("a.md", "# A\n" + "old words.\n\n".repeat(200));
    bed.write("b.md", "# B\ntwo");
    bed.write("sub/c.md", "# C\nthree");
    bed.run();
    bed.write("a.md", "# A\nnew words");
    Files.delete(directory.resolve("b.md"));

    ImportReport changed = bed.run();
    assertThat(changed.changed()).isEqualTo(1);
    assertThat(changed.gone()).isEqualTo(1);
    assertThat(changed.removed()).isZero();
    assertThat(bed.passages("a.md")).containsExactly("A | new words");
    assertThat(bed.passages("b.md")).hasSize(1);

    assertThat(bed.run(directory, Prune.UNLESS_MOST).removed()).isEqualTo(1);
    assertThat(bed.paths()).containsExactly("a.md", "sub/c.md");
    assertThat(bed.run(directory.resolve("sub"), Prune.UNLESS_MOST).removed()).isZero();
  }

  @Test
  void nothingIsPrunedForWhatCannotBeReadOrIsEmptyAltogether() throws IOException {
    bed.write("a.md", "# A\none");
    bed.write("b.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"y\"}\n");
    bed.run();
    Files.write(directory.resolve("a.md"), new byte[] {(byte) 0xff, 0, 1});
    bed.write("b.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"te\n");

    assertThat(bed.run(directory, Prune.UNLESS_MOST).removed()).isZero();
    Files.delete(directory.resolve("a.md"));
    Files.delete(directory.resolve("b.jsonl"));
    assertThat(bed.run(directory, Prune.UNLESS_MOST).removed()).isZero();
    assertThat(bed.paths()).containsExactly("a.md", "b.jsonl#1", "b.jsonl#2");
  }

  @Test
  void shippedAndImportedDoNotRemoveEachOther() throws IOException {
    bed.write("a.md", "# A\none");
    bed.run();
    JdbcDocuments shipped = new JdbcDocuments(bed.jdbc(), KnowledgeDatabase.transaction());
    Runbook runbook = RunbookFile.parse("s.md", "---\nslug: s\ntitle: T\ncauses: [c]\n---\nx");

    shipped.replaceRunbooks(List.of(runbook));
    Files.delete(directory.resolve("a.md"));
    bed.write("b.md", "# B\ntwo");
    bed.run(directory, Prune.UNLESS_MOST);
    shipped.replaceRunbooks(List.of());

    assertThat(bed.paths()).containsExactly("b.md");
    assertThat(bed.column("b.md", "trust")).isEqualTo("unreviewed");
    assertThat(bed.column("b.md", "source")).isEqualTo(directory.toRealPath().toString());
    assertThat(bed.column("b.md", "imported_at = timestamptz '2026-03-10 03:00Z'"))
        .isEqualTo("true");
  }

  @Test
  void twoDirectoriesOfOneSourceKeepTheirDocumentsApart() throws IOException {
    bed.write("one/readme.md", "# One\nfirst");
    bed.write("one/old.md", "# Old\ngone soon");
    bed.write("two/readme.md", "# Two\nsecond");
    run("one", Prune.NO);
    run("two", Prune.NO);
    assertThat(bed.paths()).containsExactly("old.md", "readme.md", "readme.md");
    assertThat(bed.passages("readme.md")).containsExactlyInAnyOrder("One | first", "Two | second");

    ImportReport second = run("two", Prune.UNLESS_MOST);
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(second.gone() + second.removed()).isZero();
    assertThat(second.elsewhere()).isEqualTo(2);

    Files.delete(directory.resolve("one/old.md"));
    assertThat(run("one", Prune.UNLESS_MOST).removed()).isEqualTo(1);
    assertThat(bed.paths()).containsExactly("readme.md", "readme.md");
  }

  @Test
  void whatWasKeptBeforeDirectoriesWereIsTakenOverByTheOneThatHasIt() throws IOException {
    bed.write("one/a.md", "# A\nfirst");
    run("one", Prune.NO);
    bed.jdbc().sql("update knowledge.documents set root = null, fingerprint = 'old'").update();
    bed.jdbc()
        .sql(
            """
            insert into knowledge.documents (slug, kind, title, alert_names, causes, content_hash,
              trust, source, path)
            values ('b', 'runbook', 'B', '{}', '{}', 'h', 'unreviewed', 'wiki', 'b.md')
            """)
        .update();

    ImportReport again = run("one", Prune.UNLESS_MOST);

    assertThat(again.changed()).isEqualTo(1);
    assertThat(again.removed()).isZero();
    assertThat(bed.paths()).containsExactly("a.md", "b.md");
    assertThat(bed.column("a.md", "root")).isEqualTo(bed.real("one"));
  }

  @Test
  void whatTwoDirectoriesTakeOverAtOnceIsOfTheFirst() throws IOException {
    bed.write("one/a.md", "# A\nfirst");
    bed.write("two/a.md", "# A\nsecond");
    run("one", Prune.NO);
    bed.jdbc().sql("update knowledge.documents set root = null").update();

    ImportReport second =
        bed.importer()
            .run(
                ImportBed.request(directory.resolve("two"), Optional.of("wiki"), Prune.NO),
                _ -> run("one", Prune.NO));

    assertThat(second.changed() + second.added() + second.unchanged()).isZero();
    assertThat(second.skipped())
        .singleElement()
        .satisfies(
            skipped -> {
              assertThat(skipped.name()).isEqualTo("a.md");
              assertThat(skipped.reason()).contains("another directory");
            });
    assertThat(bed.column("a.md", "root")).isEqualTo(bed.real("one"));
    assertThat(bed.passages("a.md")).containsExactly("A | first");
    assertThat(run("two", Prune.NO).added()).isEqualTo(1);
  }

  @Test
  void whatASourceHasOfItselfSaysSo() throws IOException {
    bed.write("a.md", "# A\none");
    bed.run();
    bed.jdbc().sql("update knowledge.documents set root = null").update();

    assertThat(bed.run().unchanged()).isEqualTo(1);
    assertThat(bed.column("a.md", "root")).isEqualTo(directory.toRealPath().toString());
  }

  @Test
  void whatAnotherImportHasJustWrittenIsNotGone() throws IOException {
    bed.write("a.md", "# A\none");
    bed.write("b.md", "# B\ntwo");
    bed.run();
    Files.delete(directory.resolve("b.md"));

    ImportReport pruning =
        bed.importer()
            .run(
                ImportBed.request(directory, Optional.empty(), Prune.UNLESS_MOST),
                _ -> comesBack("b.md", "# B\nthree"));

    assertThat(pruning.removed()).isZero();
    assertThat(bed.passages("b.md")).containsExactly("B | three");
  }

  private void comesBack(String name, String text) {
    try {
      bed.write(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bed.run();
  }

  @Test
  void aFileIsNoBeginningOfAnothersName() throws IOException {
    bed.write("page.htm", "<h1>One</h1>first");
    bed.write("page.html", "<h1>Two</h1>second");
    bed.write("all.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"y\"}\n");
    bed.write("all.jsonl2/c.md", "# C\nthree");
    bed.run();

    assertThat(bed.run(directory.resolve("page.htm"), Prune.UNLESS_MOST).gone()).isZero();
    bed.write("all.jsonl", "{\"id\":1,\"text\":\"x\"}\n");
    assertThat(bed.run(directory.resolve("all.jsonl"), Prune.UNLESS_MOST).removed()).isEqualTo(1);
    assertThat(bed.paths())
        .containsExactly("all.jsonl#1", "all.jsonl2/c.md", "page.htm", "page.html");
  }

  @Test
  void mostOfASourceIsRemovedOnlyBySayingSo() throws IOException {
    for (int i = 0; i < 11; i++) {
      bed.write(i + ".md", "# T\n" + i);
    }
    bed.run();
    for (int i = 0; i < 6; i++) {
      Files.delete(directory.resolve(i + ".md"));
    }

    ImportReport refused = bed.run(directory, Prune.UNLESS_MOST);
    assertThat(refused.refused()).isTrue();
    assertThat(refused.gone()).isEqualTo(6);
    assertThat(refused.removed()).isZero();

    assertThat(bed.run(directory, Prune.EVEN_MOST).removed()).isEqualTo(6);
    assertThat(bed.paths()).hasSize(5);
    assertThat(bed.run(directory, Prune.UNLESS_MOST).refused()).isFalse();
  }

  @Test
  void whatIsNotLookedIntoIsNotGone() throws IOException {
    bed.write("a.md", "# A\none");
    bed.write("docs/vendor/b.md", "# B\ntwo");
    bed.write("target/c.md", "# C\nthree");
    Files.createDirectory(directory.resolve(".git"));
    for (String start : List.of("docs/vendor", "target")) {
      bed.jdbc()
          .sql(
              """
              insert into knowledge.documents (slug, kind, title, alert_names, causes,
                content_hash, trust, source, root, path)
              values (:path, 'runbook', 'X', '{}', '{}', 'h', 'unreviewed', :root, :root, :path)
              """)
          .param("path", start + "/x.md")
          .param("root", directory.toRealPath().toString())
          .update();
    }

    assertThat(bed.run(directory, Prune.EVEN_MOST).removed()).isZero();
    assertThat(bed.paths()).containsExactly("a.md", "docs/vendor/x.md", "target/x.md");
  }

  @Test
  void aDirectoryThatIsEmptyOrNotThereRemovesNothing() throws IOException {
    bed.write("docs/a.md", "# A\none");
    bed.run(directory.resolve("docs"), Prune.NO);
    Files.delete(directory.resolve("docs/a.md"));

    assertThat(bed.run(directory.resolve("docs"), Prune.EVEN_MOST).removed()).isZero();
    Files.delete(directory.resolve("docs"));
    assertThatThrownBy(() -> bed.run(directory.resolve("docs"), Prune.EVEN_MOST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bed.paths()).containsExactly("a.md");
  }

  private ImportReport run(String name, Prune prune) {
    return bed.run(ImportBed.request(directory.resolve(name), Optional.of("wiki"), prune));
  }
}
