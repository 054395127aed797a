package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked with nothing running. */
class PlanFileCommandTest {

  @TempDir private Path directory;

  @Test
  void aPlaybookIsValidOrItsMistakeIsNamed() throws Exception {
    Path file = directory.resolve("more.yaml");
    Files.writeString(
        file,
        "name: more\n"
            + "causes: [overload]\n"
            + "steps: [{action: {type: scale-out, factor: 2, max: 8}}]\n");
    Cli cli = new Cli(directory);
    Cli.Answer valid = cli.run("plan", "validate", file.toString());
    assertThat(valid.code()).as(valid.err()).isZero();
    assertThat(valid.out()).contains("playbook more, for overload");

    Files.writeString(
        file,
        "name: more\n"
            + "causes: [overload]\n"
            + "steps: [{action: {type: scale-out, factor: 2, max: 8, most: 9}}]\n");
    Cli.Answer wrong = cli.run("plan", "validate", file.toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err().strip().lines())
        .singleElement()
        .asString()
        .contains("more.yaml:3:", "most");
    assertThat(cli.run("plan", "validate", directory.resolve("none").toString()).err())
        .contains("is not a file");
  }
}
