package dev.hindsight.bench.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.CommandLines;
import dev.hindsight.testing.Moto;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/**
 * F35 to F43 in AWS at the size that each build can afford; the whole of it is {@code bench aws}.
 */
class AwsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @Timeout(300)
  void f42AndF43AHundredFaultedCallsAndNothingDoubledOrRecordedWrongly() {
    assertThat(bench("--calls", "100", "--moto", Moto.require().endpoint().toString()))
        .as(err + "\n" + out)
        .isZero();
    assertThat(out.toString()).contains("RESULT bench=aws calls=").contains(" doubled=0 ");
    assertThat(out.toString()).contains(" wrong=0");
    assertThat(Integer.parseInt(out.toString().replaceAll("(?s).* faults=(\\d+) .*", "$1")))
        .isGreaterThanOrEqualTo(100);
    System.out.println(out);
  }

  @Test
  void withoutMotoItSaysWhatToStart() {
    assertThat(bench("--moto", "http://127.0.0.1:1")).isNotZero();
    assertThat(err.toString()).contains("infra/moto.sh DIR PORT starts it");
  }

  private int bench(String... arguments) {
    CommandLine line = CommandLines.answering(new CommandLine(new AwsCommand(Clock.systemUTC())));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
