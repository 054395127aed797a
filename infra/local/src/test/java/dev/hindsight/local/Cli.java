package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.HindsightApplication;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The bot's commands as somebody types them, each in a process of its own. */
record Cli(Path directory) {

  record Answer(int code, String out, String err) {}

  /** Settings as for serve. */
  static Path config(Path directory, EmbeddedPostgres postgres) throws IOException {
    return Files.writeString(
        directory.resolve("bot.properties"),
        "spring.datasource.url=%s%nspring.datasource.username=%s%nspring.datasource.password=%s%n"
            .formatted(postgres.jdbcUrl(), postgres.user(), postgres.password()));
  }

  static String url(EmbeddedPostgres postgres) {
    return "%s?user=%s&password=%s"
        .formatted(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  /** One that serves, until it is closed. */
  record Running(Process process, Path out) implements AutoCloseable {

    boolean isAlive() {
      return process.isAlive();
    }

    String said() throws IOException {
      return Files.readString(out);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }

  Answer run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        process(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  Running start(String... arguments) throws IOException {
    Path out = directory.resolve("served");
    return new Running(
        process(arguments).redirectErrorStream(true).redirectOutput(out.toFile()).start(), out);
  }

  private static ProcessBuilder process(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HindsightApplication.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
