package dev.hindsight.bench.storm;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code storm}: incidents faster than their channel takes messages, on the real bot. */
@Command(
    name = "storm",
    description =
        "Opens many incidents in a few seconds into one channel that takes a message a second:"
            + " what stands there, whether anything is lost, and whether approvals and other"
            + " channels wait. Takes about five minutes.",
    sortOptions = false)
public final class StormCommand implements Callable<Integer> {

  private static final int MOST = 2_000;

  @Option(
      names = "--incidents",
      paramLabel = "N",
      defaultValue = "500",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int incidents;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "in so many seconds (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--kill", description = "kill the bot (-9) in the middle; it is started again")
  private boolean kill;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public StormCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (incidents < 20 || incidents > MOST) {
      throw new CannotRun("--incidents %d is not between 20 and %d".formatted(incidents, MOST));
    }
    if (seconds < 1 || seconds > 600) {
      throw new CannotRun("--within %d is not between 1 and 600".formatted(seconds));
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    Measured measured =
        new StormBench(clock, progress).run(incidents, Duration.ofSeconds(seconds), kill);
    measured.wrong().forEach(wrong -> progress.say("not right: " + wrong));
    spec.commandLine().getOut().println(measured.resultLine());
    spec.commandLine().getOut().flush();
    return measured.good() ? 0 : 1;
  }
}
