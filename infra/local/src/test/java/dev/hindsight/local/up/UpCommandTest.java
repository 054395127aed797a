package dev.hindsight.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class UpCommandTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void startsSaysReadyAndCtrlCLeavesNothing() throws Exception {
    try (Run run = up()) {
      Map<String, String> ready = run.awaitReady();
      assertThat(ready).containsOnlyKeys("bot", "slack", "kubeconfig", "token_file", "data");
      assertThat(ready).containsEntry("data", directory.toString());
      assertThat(run.output()).contains("broke the service checkout");
      assertSecretsAreOurs(ready);
      List<ProcessHandle> children = run.children();
      assertThat(children).hasSizeGreaterThan(2);
      run.terminate();
      assertThat(run.exitCode()).isEqualTo(143);
      assertThat(run.output()).endsWith("stopping ...\nstopped\n");
      assertThat(children).noneMatch(Run::runs);
    }
    try (Run again = up()) {
      again.awaitReady();
      assertThat(again.output()).doesNotContain("broke the service");
    }
  }

  @Test
  void aKilledUpLeavesNothingAndTheNextOneRecovers() throws Exception {
    try (Run run = up("--calm")) {
      run.awaitReady();
      assertThat(run.output()).doesNotContain("broke the service");
      List<ProcessHandle> children = run.children();
      run.kill();
      await().atMost(SOON).until(() -> children.stream().noneMatch(Run::runs));
    }
    try (Run again = up()) {
      again.awaitReady();
    }
  }

  @Test
  void aKilledBotIsStartedAgain() throws Exception {
    try (Run run = up("--calm")) {
      run.awaitReady();
      run.bot().destroyForcibly();
      run.awaitLine("the bot stopped unexpectedly (code 137), it starts again in 1 s");
      run.awaitLine("the bot is ready again");
      assertThat(Run.runs(run.bot())).isTrue();
    }
  }

  @Test
  void aScriptedModelIsStartedAndTheBotIsToldOfIt() throws Exception {
    try (Run run = up("--calm", "--model", "scripted")) {
      run.awaitReady();
      assertThat(settings())
          .containsEntry("hindsight.model.name", "scripted")
          .hasEntrySatisfying(
              "hindsight.model.base-url",
              url -> assertThat(run.output()).contains("a scripted model is up: " + url));
    }
    try (Run run = up("--calm", "--model", "https://m.example/v1", "--model-name", "m")) {
      run.awaitReady();
      assertThat(settings())
          .containsEntry("hindsight.model.name", "m")
          .containsEntry("hindsight.model.base-url", "https://m.example/v1");
    }
  }

  @Test
  void aSecondUpOnTheSameDataIsRefused() throws Exception {
    try (Run first = up("--calm")) {
      first.awaitReady();
      try (Run second = up()) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
            .matches(
                "hindsight: another ./hindsight up \\(process \\d+\\) uses .*: stop that one, or"
                    + " give another directory with --data DIR\n");
      }
    }
  }

  @Test
  void aBotThatCannotStartIsShownWithItsLog() throws Exception {
    try (Run run =
        Run.of(TinyBot.Broken.class, "up", "--port", "0", "--data", directory.toString())) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.output())
          .contains("hindsight.slack.bot-token is refused by Slack")
          .contains("the bot ended with code 78 while it was starting");
      assertThat(run.children()).isEmpty();
    }
  }

  @Test
  void aPortInUseIsNamedWithAFreeOne() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(Math.min(other.getLocalPort(), 65_000));
      try (Run run = Run.of(TinyBot.class, "up", "--port", port, "--data", directory.toString())) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
            .matches(
                "hindsight: port %s \\(for the bot\\) is in use: stop what listens there, or ./hindsight up --port \\d+\n"
                    .formatted(port));
      }
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    try (Run run = Run.of(TinyBot.class, "up", "--port", "0", "--data", file.toString())) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.output())
          .isEqualTo(
              "hindsight: the data directory %s is a file: give a directory with --data DIR\n"
                  .formatted(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 99999         | 1  | --port 99999 is not between 0 and 65532",
        "--port many          | 64 | is not an int",
        "--prot 1             | 64 | unknown option --prot: did you mean --port?",
        "--database mysql:x   | 1  | --database must start with jdbc:postgresql:",
        "--kubeconfig /nosuch | 1  | --kubeconfig /nosuch is not a file that can be read",
        "--catalog /nosuch    | 1  | --catalog /nosuch is not a file that can be read",
        "--model gpt          | 1  | --model gpt is neither 'scripted' nor the URL of a server",
        "--model http://m/v1  | 1  | --model URL needs --model-name",
        "--model-name x       | 1  | --model-name goes with --model URL",
        "--database jdbc:postgresql://127.0.0.1:1/x | 1 | does not let us in (Connection to",
        "--kubeconfig pom.xml | 1  | --kubeconfig pom.xml cannot be read as one",
        "--kubeconfig src/test/resources/unreachable.kubeconfig | 1 | the cluster"
            + " http://127.0.0.1:1 of --kubeconfig cannot be reached (Failed to connect"
      })
  void answersBadOptions(String options, int code, String line) throws Exception {
    String[] arguments = ("up --data " + directory + " " + options).split(" ");
    try (Run run = Run.of(TinyBot.class, arguments)) {
      assertThat(run.exitCode()).isEqualTo(code);
      assertThat(run.output()).startsWith("hindsight: ").contains(line);
    }
  }

  private void assertSecretsAreOurs(Map<String, String> ready) throws Exception {
    Path settings = directory.resolve("bot/application.properties");
    for (Path secret : List.of(settings, Path.of(ready.get("token_file")))) {
      assertThat(Files.getPosixFilePermissions(secret))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(settings())
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", Integer.toString(URI.create(ready.get("bot")).getPort()))
        .containsEntry("hindsight.slack.api-url", ready.get("slack") + "api/")
        .containsEntry("hindsight.alerts.token-files.alertmanager", ready.get("token_file"))
        .containsEntry("hindsight.catalog", directory.resolve("catalog.yaml").toString())
        .containsEntry("hindsight.knowledge.practice", "true")
        .containsKeys("spring.datasource.url", "spring.datasource.password");
  }

  private Properties settings() throws Exception {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(directory.resolve("bot/application.properties"))) {
      properties.load(file);
    }
    return properties;
  }

  private Run up(String... more) throws Exception {
    String[] arguments = new String[5 + more.length];
    List<String> common = List.of("up", "--port", "0", "--data", directory.toString());
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < 5 ? common.get(i) : more[i - 5];
    }
    return Run.of(TinyBot.class, arguments);
  }
}
