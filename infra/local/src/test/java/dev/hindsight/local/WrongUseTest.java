package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.up.Wiring;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WrongUseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --prot 1         | unknown option --prot: did you mean --port?",
        "up --kubeconf=x     | unknown option --kubeconf=x: did you mean --kubeconfig?",
        "up --frob=x         | unknown option --frob=x: ./hindsight up --help tells the options",
        "up --clam           | unknown option --clam: did you mean --calm?",
        "up --port x         | Invalid value for option '--port': 'x' is not an int (./hindsight up"
            + " --help tells the options)",
        "up now              | Unmatched argument at index 1: 'now' (./hindsight up --help tells"
            + " the options)",
        "fault oom --servce x| unknown option --servce: did you mean --service?",
        "fault oom           | Missing required option: '--service=NAME' (./hindsight fault --help"
            + " tells the options)",
        "fault --service x   | Missing required parameter: 'FAULT' (./hindsight fault --help tells"
            + " the options)",
      },
      quoteCharacter = '"')
  void isAnsweredInOneLine(String arguments, String line) {
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        LocalApplication.commandLine(new Wiring(Clock.systemUTC(), "no.bot.is.Started"));
    commandLine.setErr(new PrintWriter(err, true));
    assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(64);
    assertThat(err.toString().strip()).isEqualTo("hindsight: " + line);
  }
}
