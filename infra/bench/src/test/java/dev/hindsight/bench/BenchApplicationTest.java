package dev.hindsight.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchApplicationTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pth                  | 64 | 'pth' is not known: did you mean path?",
        "everything           | 64 | 'everything' is not known: ./hindsight bench --help tells the"
            + " options",
        "path --incidnets 3   | 64 | unknown option --incidnets: did you mean --incidents?",
        "path --incidents x   | 64 | Invalid value for option '--incidents': 'x' is not an int"
            + " (./hindsight bench path --help tells the options)",
        "path --every soon    | 64 | Invalid value for option '--every': cannot convert 'soon' to"
            + " Duration (java.lang.IllegalArgumentException: 'soon' is not a valid duration)"
            + " (./hindsight bench path --help tells the options)",
        "path --incidents 0   | 1  | --incidents 0 is not between 1 and 2000",
        "path --every 0s      | 1  | --every must be more than nothing and at most a minute",
        "path --faults fire   | 1  | --faults: unknown fault 'fire'; known faults: oom, bad-image,"
            + " crash, pending, slow, probe, quota, config-missing, node-pressure,"
            + " dependency-down",
        "path                 | 1  | start this bench with ./hindsight bench path: it runs"
            + " ./hindsight up",
      })
  void wrongUseIsAnsweredInOneLine(String arguments, int code, String line) {
    assertThat(execute(arguments.split(" "))).isEqualTo(code);
    assertThat(err.toString().strip()).isEqualTo("hindsight: " + line);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noBenchIsAWrongUse() {
    assertThat(execute()).isEqualTo(64);
    assertThat(err.toString().strip()).startsWith("hindsight: Missing required subcommand");
  }

  @Test
  void helpListsTheBenches() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: ./hindsight bench").contains("path");
  }

  private int execute(String... arguments) {
    CommandLine commandLine = BenchApplication.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
