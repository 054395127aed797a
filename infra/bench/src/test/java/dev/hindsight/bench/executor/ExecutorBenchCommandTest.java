package dev.hindsight.bench.executor;

import static org.assertj.core.api.Assertions.assertThat;

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
    CommandLine line = new CommandLine(new ExecutorBenchCommand());
    line.setOut(new PrintWriter(out, true));
    assertThat(line.execute("--plans", "10", "--steps", "2")).as(out.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("writes made twice +0 of 80")
        .containsPattern("RESULT bench=executor steps_s=[0-9.]+ reference_steps_s=[0-9.]+");
  }
}
