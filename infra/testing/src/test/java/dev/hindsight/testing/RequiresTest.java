package dev.hindsight.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What the tests that need more than a JDK are promised. */
class RequiresTest {

  @Test
  void whatIsThereIsGiven() {
    assertThat(Requires.present("lathe", Optional.of(7), "build one", List.of("lathe")))
        .isEqualTo(7);
  }

  @Test
  void whatIsMissingSkipsTheTest() {
    assertThatThrownBy(() -> missing("drill", "saw"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("SKIPPED for want of lathe: build one");
  }

  @Test
  void whatIsMissingAndMustNotBeFails() {
    assertThatThrownBy(() -> missing("drill", "lathe"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("HINDSIGHT_REQUIRE names lathe");
  }

  private static void missing(String... required) {
    Requires.present("lathe", Optional.empty(), "build one", List.of(required));
  }

  @Test
  void kubectlTellsItsVersion() throws Exception {
    assertThat(run(Requires.kubectl(), "version", "--client").said()).contains("Client Version");
  }

  @Test
  void shellcheckFindsAMistake(@TempDir Path directory) throws Exception {
    Path good = Files.writeString(directory.resolve("good.sh"), "#!/bin/sh\nrm \"$1\"\n");
    Path bad = Files.writeString(directory.resolve("bad.sh"), "#!/bin/sh\nrm $1\n");
    assertThat(run(Requires.shellcheck(), good.toString()).code()).isZero();
    assertThat(run(Requires.shellcheck(), bad.toString()).said()).contains("SC2086");
  }

  @Test
  void ansibleKnowsItsOwnModulesOnly(@TempDir Path directory) throws Exception {
    Path good = playbook(directory, "ansible.builtin.command");
    assertThat(run(Requires.ansiblePlaybook(), "--syntax-check", good.toString()).code()).isZero();
    Path bad = playbook(directory, "nobody.knows.this");
    assertThat(run(Requires.ansiblePlaybook(), "--syntax-check", bad.toString()).said())
        .contains("couldn't resolve module");
  }

  private static Path playbook(Path directory, String module) throws IOException {
    return Files.writeString(
        directory.resolve(module + ".yaml"),
        """
        - name: One task
          hosts: localhost
          gather_facts: false
          tasks:
            - name: Say it
              %s:
                argv: [echo, hello]
        """
            .formatted(module));
  }

  @Test
  void pythonHasTheClientsOfBothWorlds() throws Exception {
    String script =
        """
        import boto3, kubernetes
        print(boto3.client("ec2", region_name="eu-west-1").meta.service_model.service_name)
        print(kubernetes.client.AppsV1Api.__name__)
        """;
    assertThat(run(Requires.python(), "-c", script).said().lines())
        .containsExactly("ec2", "AppsV1Api");
  }

  private static Ended run(Path program, String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private record Ended(int code, String said) {}

  @Test
  void pgvectorMeasuresADistance() throws Exception {
    try (Connection connection = DriverManager.getConnection(Requires.pgvector());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists vector");
      try (ResultSet rows = statement.executeQuery("select '[1,2]'::vector <-> '[1,4]'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getDouble(1)).isEqualTo(2);
      }
    }
  }
}
