package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs read a script, and nothing of it runs. */
class ShellLintTest {

  private final ShellLint lint = new ShellLint();

  @Test
  void whatParsesSaysWhichProgramsReadIt(@TempDir Path dir) {
    Path made = dir.resolve("made");
    ScriptLint.Verdict verdict = lint.check("#!/bin/bash\nset -eu\ntouch " + made + "\n");
    assertThat(verdict.parses()).isTrue();
    assertThat(verdict.words()).contains("bash -n says that it parses; shellcheck");
    assertThat(Files.exists(made)).as("it was read, not run").isFalse();
  }

  @Test
  void whatDoesNotParseIsSaid() {
    for (String broken : new String[] {"echo 'x\n", "kubectl get pods |\n", "if true; then\n"}) {
      assertThat(lint.check("#!/bin/bash\n" + broken))
          .isEqualTo(new ScriptLint.Verdict(false, "bash -n says that it does not parse."));
    }
  }

  /** Where shellcheck is installed it finds the word without quotes. */
  @Test
  void remarksAreToldByNumber() {
    String words = lint.check("#!/bin/bash\nrm $1\n").words();
    assertThat(words).containsAnyOf("shellcheck found SC2086 in line 2", "not installed here");
  }

  @Test
  void aLongScriptHoldsNothingUp() {
    assertThat(lint.check("rm $1\n".repeat(20_000)).words()).isNotEmpty();
  }
}
