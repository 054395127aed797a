package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} as somebody types it, in a process of its own over a real database. */
class ImportCommandTest {

  @TempDir private Path directory;

  @Test
  void takesDocumentsInOnceAndSaysWhatItDid() throws Exception {
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.writeString(documents.resolve("outage.md"), "# Outage\n## Cause\nA full disk.");
    Files.writeString(documents.resolve("broken.pdf"), "no pdf at all");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(PostgresSettings.in(directory.resolve("postgres")))) {
      Path config = Cli.config(directory, postgres);

      Cli.Answer first =
          cli()
              .run(
                  "import",
                  documents.toString(),
                  "--kind",
                  "incident",
                  "--config",
                  config.toString());
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.out())
          .startsWith("Incidents from " + documents.toRealPath())
          .contains("1 new, 0 changed, 0 unchanged, 1 skipped.")
          .contains("skipped broken.pdf: is no PDF");

      Files.delete(documents.resolve("outage.md"));
      Files.writeString(documents.resolve("other.md"), "# Other\nA text.");
      String url = Cli.url(postgres);
      Cli.Answer second =
          cli()
              .run(
                  "import",
                  documents.toString(),
                  "--kind",
                  "incident",
                  "--prune",
                  "--database",
                  url);
      assertThat(second.code()).as(second.err()).isZero();
      assertThat(second.out()).contains("1 new").contains("1 gone from the source were removed.");
    }
  }

  @Test
  void aWrongUseIsOneSentence() throws Exception {
    assertThat(cli().run("import", "here", "--kind", "lesson").err())
        .contains("'lesson' is not a kind: it is runbook, incident or ticket");
    Cli.Answer noData =
        cli().run("import", "here", "--kind", "ticket", "--data", directory.toString());
    assertThat(noData.code()).isEqualTo(2);
    assertThat(noData.err().strip().lines())
        .singleElement()
        .asString()
        .contains("give --data DIR of a started Hindsight");
  }

  private Cli cli() {
    return new Cli(directory);
  }
}
