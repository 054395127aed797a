package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.HindsightApplication;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} as somebody types it, in a process of its own over a real database. */
class ImportCommandTest {

  @TempDir private Path directory;

  private record Answer(int code, String out, String err) {}

  @Test
  void takesDocumentsInOnceAndSaysWhatItDid() throws Exception {
    Path documents = Files.createDirectory(directory.resolve("documents"));
    Files.writeString(documents.resolve("outage.md"), "# Outage\n## Cause\nA full disk.");
    Files.writeString(documents.resolve("broken.pdf"), "no pdf at all");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(PostgresSettings.in(directory.resolve("postgres")))) {
      Path config = directory.resolve("bot.properties");
      Files.writeString(
          config,
          "spring.datasource.url=%s%nspring.datasource.username=%s%nspring.datasource.password=%s%n"
              .formatted(postgres.jdbcUrl(), postgres.user(), postgres.password()));

      Answer first = run(documents.toString(), "--kind", "incident", "--config", config.toString());
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.out())
          .startsWith("Incidents from " + documents.toRealPath())
          .contains("1 new, 0 changed, 0 unchanged, 1 skipped.")
          .contains("skipped broken.pdf: is no PDF");

      Files.delete(documents.resolve("outage.md"));
      Files.writeString(documents.resolve("other.md"), "# Other\nA text.");
      String url =
          "%s?user=%s&password=%s"
              .formatted(postgres.jdbcUrl(), postgres.user(), postgres.password());
      Answer second = run(documents.toString(), "--kind", "incident", "--prune", "--database", url);
      assertThat(second.code()).as(second.err()).isZero();
      assertThat(second.out()).contains("1 new").contains("1 gone from the source were removed.");
    }
  }

  @Test
  void aWrongUseIsOneSentence() throws Exception {
    assertThat(run("here", "--kind", "lesson").err())
        .contains("'lesson' is not a kind: it is runbook, incident or ticket");
    Answer noData = run("here", "--kind", "ticket", "--data", directory.toString());
    assertThat(noData.code()).isEqualTo(2);
    assertThat(noData.err().strip().lines())
        .singleElement()
        .asString()
        .contains("give --data DIR of a started Hindsight");
  }

  private Answer run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HindsightApplication.class.getName(),
                "import"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
