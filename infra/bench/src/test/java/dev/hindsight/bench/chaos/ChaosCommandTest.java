package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** F15 at the size that each build can afford; the whole of it is {@code bench chaos}. */
class ChaosCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @Timeout(600)
  void f15TwoHundredPlansAndNothingDoubledLostUnapprovedOrStuck(@TempDir Path state)
      throws Exception {
    assertThat(bench(state, "--plans", "200", "--batch", "200")).as(err + "\n" + out).isZero();
    assertThat(out.toString())
        .contains("plans=200 ")
        .contains(" doubled=0 lost=0 unapproved=0 stuck=0 ");
    assertThat(figure("kills")).as(out.toString()).isGreaterThanOrEqualTo(20);
    assertThat(figure("min_hits")).as("100 in 10,000%n%s", out).isGreaterThanOrEqualTo(2);
    System.out.println(out);
    Path kept = Files.list(state).filter(Files::isRegularFile).findFirst().orElseThrow();
    assertThat(bench(state, "--plans", "200", "--batch", "200", "--resume")).isZero();
    assertThat(Files.readAllLines(kept)).as("nothing is left to do").hasSize(1);
  }

  private int figure(String key) {
    return Integer.parseInt(out.toString().replaceAll("(?s).* " + key + "=(\\d+) .*", "$1"));
  }

  private int bench(Path state, String... arguments) {
    CommandLine line = new CommandLine(new ChaosCommand(Clock.systemUTC()));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--state";
    all[arguments.length + 1] = state.toString();
    return line.execute(all);
  }
}
