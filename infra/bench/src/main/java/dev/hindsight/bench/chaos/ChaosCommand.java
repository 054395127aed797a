package dev.hindsight.bench.chaos;

import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.Spread;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaos}: thousands of plans, two executors that are killed, a cluster that is unwell. */
@Command(
    name = "chaos",
    description =
        "Runs plans of 3 to 6 steps on two executors, kills one after the other and troubles their"
            + " calls, and counts what was doubled, lost, not approved or left hanging.",
    sortOptions = false)
public final class ChaosCommand implements Callable<Integer> {

  private static final int PERCENTILE = 95;

  @Option(
      names = "--plans",
      paramLabel = "N",
      defaultValue = "10000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int plans;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1000",
      description = "so many share a database; a run goes on after whole ones (${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of plans, faults and deaths (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "where the results of whole batches are kept (default: target/chaos)")
  private Path state = Path.of(System.getProperty("hindsight.home", "."), "target", "chaos");

  @Option(names = "--resume", description = "go on after the batches that are there")
  private boolean resume;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public ChaosCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (plans < 1 || batch < 1) {
      throw new CannotRun("--plans and --batch are at least 1");
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    Files.createDirectories(state);
    TallyFile file = new TallyFile(state.resolve("seed-%d-batch-%d.jsonl".formatted(seed, batch)));
    if (!resume) {
      Files.deleteIfExists(file.file());
    }
    List<Tally> tallies = new ArrayList<>(file.read());
    try (Running running = Running.untilExit(progress)) {
      run(file, tallies, running, progress);
    }
    return tell(tallies);
  }

  private void run(TallyFile file, List<Tally> tallies, Running running, Progress progress)
      throws IOException, InterruptedException {
    int done = sum(tallies).plans();
    if (done >= plans) {
      return;
    }
    Path directory = state.resolve("world");
    FileSystemUtils.deleteRecursively(directory);
    ChaosWorld world = running.add(ChaosWorld.open(directory, ExecutorSettings.quick(), clock));
    world.trainStarts();
    while (done < plans) {
      int size = Math.min(batch, plans - done);
      Deaths before = Deaths.named(sum(tallies).deaths());
      Tally tally = Batch.run(world, size, seed + 31L * tallies.size(), before, clock, progress);
      file.add(tally);
      tallies.add(tally);
      done += size;
      progress.say(
          "%,d of %,d plans, %,d deaths, %d s, %s"
              .formatted(
                  done,
                  plans,
                  sum(tallies).kills(),
                  tally.seconds(),
                  tally.clean() ? "nothing broken" : "BROKEN"));
    }
  }

  private static Tally sum(List<Tally> tallies) {
    return tallies.stream().reduce(Tally.none(), Tally::and);
  }

  private int tell(List<Tally> tallies) {
    Tally all = sum(tallies);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-16s %8s %10s  %s%n", "fail point", "deaths", "passed", "a death there shows");
    for (FailPoint point : FailPoint.values()) {
      out.printf(
          "%-16s %8d %10d  %s%n",
          point.place(), count(all.deaths(), point), count(all.passes(), point), point.proves());
    }
    out.printf(
        "%-16s %8d%n",
        "anywhere", all.kills() - all.deaths().values().stream().mapToInt(Integer::intValue).sum());
    out.printf("breaches of I4 to I7: %d; %,d s%n", all.other(), all.seconds());
    out.println(
        new ResultLine("chaos")
            .with("plans", all.plans())
            .with("kills", all.kills())
            .with("min_hits", all.minHits())
            .with("doubled", all.doubled())
            .with("lost", all.lost())
            .with("unapproved", all.unapproved())
            .with("stuck", all.stuck())
            .with("recovery_p95_s", seconds(all.recoveryMs()))
            .with("takeover_p95_s", seconds(all.takeoverMs())));
    out.flush();
    return all.clean() ? 0 : 1;
  }

  private static int count(Map<String, Integer> counts, FailPoint point) {
    return counts.getOrDefault(point.place(), 0);
  }

  private static double seconds(List<Long> millis) {
    return millis.isEmpty() ? Double.NaN : new Spread(millis).percentile(PERCENTILE) / 1000.0;
  }
}
