package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's own answers, which need no build and no JDK. */
class LauncherTest {

  private static final Path LAUNCHER = launcher();

  @TempDir Path tools;

  /** A path on which there is what the launcher needs, and no JDK. */
  @BeforeEach
  void onlyTheNeededTools() throws IOException {
    for (String tool : List.of("bash", "dirname", "readlink", "sed", "cat")) {
      Path real =
          Stream.of("/usr/bin", "/bin")
              .map(d -> Path.of(d, tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      script(tools.resolve(tool), "exec %s \"$@\"".formatted(real));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "upp, did you mean 'up'?",
    "falt, did you mean 'fault'?",
    "stopall, did you mean 'stop-all'?",
    "stop, ./hindsight --help lists the commands",
    "bnech, did you mean 'bench'?",
    "frobnicate, ./hindsight --help lists the commands"
  })
  void answersTyposWithTheNearestCommand(String typo, String hint) throws Exception {
    Answer answer = launch(Map.of(), typo);
    assertThat(answer.code).isEqualTo(64);
    assertThat(answer.err).isEqualTo("hindsight: '%s' is not a command: %s".formatted(typo, hint));
  }

  @Test
  void explainsItself() throws Exception {
    assertThat(launch(Map.of(), "--help").code).isZero();
    assertThat(launch(Map.of(), "--help").out)
        .contains("up ", "fault", "stop-all", "bench", "JDK 25");
    assertThat(launch(Map.of()).code).isEqualTo(64);
    assertThat(launch(Map.of()).err).contains("Usage: ./hindsight COMMAND");
    assertThat(launch(Map.of(), "--port", "1").err)
        .isEqualTo(
            "hindsight: the command comes first: ./hindsight COMMAND --port ...; ./hindsight --help"
                + " lists the commands");
  }

  @Test
  void saysWhatToInstallWithoutAJdk25() throws Exception {
    Path old = jdk("jdk-17", "17.0.15");
    Answer answer = launch(Map.of("HINDSIGHT_JDK_DIRS", old.resolveSibling("").toString()), "up");
    assertThat(answer.code).isEqualTo(69);
    assertThat(answer.err)
        .isEqualTo(
            "hindsight: no JDK 25 found: install one (Debian: the package temurin-25-jdk or"
                + " openjdk-25-jdk), or set HINDSIGHT_JAVA_HOME to where one is");
  }

  @Test
  void saysWhenTheGivenJdkIsNone() throws Exception {
    Path old = jdk("jdk-17", "17.0.15");
    Answer answer = launch(Map.of("HINDSIGHT_JAVA_HOME", old.toString()), "up");
    assertThat(answer.code).isEqualTo(69);
    assertThat(answer.err)
        .startsWith("hindsight: HINDSIGHT_JAVA_HOME (%s) is not a JDK 25".formatted(old));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = tools.resolve("jdks").resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      script(home.resolve("bin").resolve(program), "exit 0");
    }
    return home;
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Answer launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of("PATH", tools.toString(), "HINDSIGHT_JDK_DIRS", "", "HOME", tools.toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out.strip(), err.strip());
  }

  private static Path launcher() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(directory.resolve("hindsight"))) {
      directory = directory.getParent();
    }
    return directory.resolve("hindsight");
  }

  private record Answer(int code, String out, String err) {}
}
