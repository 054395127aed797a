package dev.hindsight.bench.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.CommandLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The bench finds the product's queue and puts its own world in the place of the cluster. */
class ExecutorBenchCommandTest {

  @Test
  @Timeout(180)
  void someStepsRunOnceEachAndAreCounted() {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream noise = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(noise, true, UTF_8));
    try {
      CommandLine line = CommandLines.answering(new CommandLine(new ExecutorBenchCommand()));
      line.setOut(new PrintWriter(out, true));
      assertThat(line.execute("--plans", "10", "--steps", "2")).isZero();
    } finally {
      System.setOut(console);
    }
    assertThat(noise.toString(UTF_8)).as("beside the figures").isEmpty();
    assertThat(out.toString())
        .containsPattern("writes made twice +0 of 80")
        .containsPattern("RESULT bench=executor steps_s=[0-9.]+ reference_steps_s=[0-9.]+");
  }
}
