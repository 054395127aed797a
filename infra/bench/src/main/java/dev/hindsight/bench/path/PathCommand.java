package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code path}: from an alert to its card, on the real bot in a process of its own. */
@Command(
    name = "path",
    description =
        "Measures how soon a card stands in Slack: after a fresh ./hindsight up, and for one"
            + " broken service after the other, and whether it names the right cause. Takes about"
            + " ten minutes.",
    sortOptions = false)
public final class PathCommand implements Callable<Integer> {

  private static final int MANY = 2_000;

  @Option(
      names = "--incidents",
      paramLabel = "N",
      defaultValue = "200",
      description = "how many, the faults in turn (default: ${DEFAULT-VALUE})")
  private int incidents;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = Time.class,
      description = "one is opened, such as 2s or 1500ms (default: ${DEFAULT-VALUE})")
  private Duration every = Duration.ZERO;

  @Option(
      names = "--faults",
      paramLabel = "FAULT",
      split = ",",
      description = "only these, such as oom,slow (default: all)")
  private List<String> faults = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public PathCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    PathSettings settings = new PathSettings(incidents, every, faults());
    Progress progress = new Progress(spec.commandLine().getErr());
    PathBench bench = new PathBench(home(), clock, progress);
    Measured measured = bench.run(settings);
    progress.say("the bot's log is " + bench.log());
    return tell(measured, progress);
  }

  private void check() {
    if (incidents < 1 || incidents > MANY) {
      throw new CannotRun("--incidents %d is not between 1 and %d".formatted(incidents, MANY));
    }
    if (!every.isPositive() || every.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new CannotRun("--every must be more than nothing and at most a minute");
    }
  }

  private List<Fault> faults() {
    try {
      return faults.isEmpty()
          ? List.of(Fault.values())
          : faults.stream().map(Fault::parse).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw new CannotRun("--faults: " + e.getMessage());
    }
  }

  private static Path home() {
    String home = System.getProperty("hindsight.home");
    if (home == null) {
      throw new CannotRun("start this bench with ./hindsight bench path: it runs ./hindsight up");
    }
    return Path.of(home);
  }

  private int tell(Measured measured, Progress progress) {
    List<String> missing = measured.withoutCard();
    if (missing.size() == measured.outcomes().size()) {
      throw new CannotRun("not one card came");
    }
    Report report = new Report(measured);
    PrintWriter out = spec.commandLine().getOut();
    out.println(report.table());
    progress.say(report.slowest());
    report.wrong().forEach(wrong -> progress.say("not right: " + wrong));
    if (!missing.isEmpty()) {
      progress.say("hindsight: no card came for " + String.join(", ", missing));
    }
    out.println(report.resultLine());
    out.flush();
    return missing.isEmpty() ? 0 : 1;
  }

  /** A time as people write it. */
  static final class Time implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      return DurationStyle.detectAndParse(text);
    }
  }
}
