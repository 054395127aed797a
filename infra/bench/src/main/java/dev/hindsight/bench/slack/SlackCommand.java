package dev.hindsight.bench.slack;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slack}: many deliveries in a few seconds, by signed HTTP and by Socket Mode. */
@Command(
    name = "slack",
    description =
        "Delivers commands and presses of many people in a few seconds to the real bot, by signed"
            + " HTTP and by Socket Mode: how fast each is acknowledged, and whether any is lost or"
            + " done twice. Takes about two minutes.",
    sortOptions = false)
public final class SlackCommand implements Callable<Integer> {

  private static final int MOST = 2_000;

  @Option(
      names = "--deliveries",
      paramLabel = "N",
      defaultValue = "500",
      description = "how many, half commands and half presses (default: ${DEFAULT-VALUE})")
  private int deliveries;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "in so many seconds (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public SlackCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (deliveries < 20 || deliveries > MOST) {
      throw new CannotRun("--deliveries %d is not between 20 and %d".formatted(deliveries, MOST));
    }
    if (seconds < 1 || seconds > 600) {
      throw new CannotRun("--within %d is not between 1 and 600".formatted(seconds));
    }
    SlackBench bench = new SlackBench(clock, new Progress(spec.commandLine().getErr()));
    List<Taken> all = new ArrayList<>();
    for (String way : List.of("http", "socket")) {
      all.add(bench.run(way, deliveries, Duration.ofSeconds(seconds)));
    }
    ResultLine line = new ResultLine("slack");
    all.forEach(taken -> taken.addTo(line));
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
    return all.stream().allMatch(Taken::good) ? 0 : 1;
  }
}
