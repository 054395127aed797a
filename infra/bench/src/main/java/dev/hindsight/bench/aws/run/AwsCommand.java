package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.bench.aws.AwsProxy;
import dev.hindsight.bench.chaos.ExecutorSettings;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aws}: plans in AWS, with thousands of calls that meet a fault. */
@Command(
    name = "aws",
    description =
        "Runs plans in AWS, which moto stands in for, troubles their calls, and counts what was"
            + " doubled and what was recorded wrongly.",
    sortOptions = false)
public final class AwsCommand implements Callable<Integer> {

  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final int EXECUTORS = 2;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "2000",
      description = "goes on until so many met a fault (default: ${DEFAULT-VALUE})")
  private int calls;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of plans, ids and faults (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--moto",
      paramLabel = "URL",
      defaultValue = "${env:HINDSIGHT_MOTO_URL}",
      description = "a moto server, which forgets everything (default: $HINDSIGHT_MOTO_URL)")
  private @Nullable URI moto;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public AwsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI url = moto;
    if (calls < 1) {
      throw new CannotRun("--calls is at least 1");
    }
    if (url == null) {
      throw new CannotRun(
          "There is no moto: infra/moto.sh DIR PORT starts it; give its URL by --moto or as"
              + " HINDSIGHT_MOTO_URL.");
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      return tell(run(url, running, progress));
    }
  }

  private AwsResult run(URI url, Running running, Progress progress)
      throws IOException, InterruptedException {
    MotoServer server = running.add(new MotoServer(url));
    server.reset(seed);
    AwsProxy proxy = running.add(AwsProxy.before(url, clock));
    TemporaryDirectory directory = running.add(TemporaryDirectory.create());
    progress.say("starting PostgreSQL and %d executors ...".formatted(EXECUTORS));
    ChaosWorld world =
        running.add(ChaosWorld.open(directory.path(), settings(url.toString()), clock));
    List<Replica> executors = new ArrayList<>();
    for (int executor = 0; executor < EXECUTORS; executor++) {
      executors.add(
          running.add(
              world.replicas().launch(Map.of("hindsight.aws.endpoint", proxy.url().toString()))));
    }
    for (Replica executor : executors) {
      executor.awaitReady().go();
    }
    Adapter eye = world.office().eye();
    List<Stock> regions = REGIONS.stream().map(r -> new Stock(server, eye, r)).toList();
    return new AwsRun(world, proxy, executors, regions, seed, clock, progress).until(calls);
  }

  /** The office looks at moto itself. */
  private static Map<String, String> settings(String endpoint) {
    Map<String, String> settings = new HashMap<>(ExecutorSettings.quick());
    settings.put("hindsight.approval.reading-time", "0s");
    settings.put("hindsight.remediation.deadline", "10m");
    settings.put("hindsight.aws.regions", String.join(",", REGIONS));
    settings.put("hindsight.aws.endpoint", endpoint);
    settings.put("hindsight.aws.call-timeout", BadDay.CALL_TIMEOUT.toString());
    settings.put("hindsight.aws.settle", BadDay.SETTLE.toString());
    Map<String, String> credentials =
        Map.of("aws.accessKeyId", "nobody", "aws.secretAccessKey", "nothing");
    credentials.forEach(System::setProperty);
    settings.putAll(credentials);
    return settings;
  }

  private int tell(AwsResult result) {
    PrintWriter out = spec.commandLine().getOut();
    new TreeMap<>(result.kinds()).forEach((kind, count) -> out.printf("%-22s %,8d%n", kind, count));
    out.printf("%-22s %,8d%n", "read stale", result.stale());
    out.printf(
        "%,d plans, %,d of the faults at writes, %d s; effects that nobody agreed to: %d%n",
        result.plans(),
        result.faultedWrites(),
        result.took().toSeconds(),
        result.of(AwsRules.UNAPPROVED));
    out.println(
        new ResultLine("aws")
            .with("calls", result.calls())
            .with("faults", result.faults())
            .with("doubled", result.of(AwsRules.DOUBLED))
            .with("unknown", result.unknown())
            .with("wrong", result.wrong()));
    out.flush();
    return result.findings().isEmpty() ? 0 : 1;
  }
}
