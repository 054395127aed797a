package dev.hindsight.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
