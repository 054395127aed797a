package dev.hindsight.bench.path;

import dev.hindsight.local.SupervisedBot;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.up.LocalRun;
import dev.hindsight.local.up.Progress;
import dev.hindsight.local.up.UpOptions;
import dev.hindsight.local.up.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What {@code up} starts, with a bigger cluster and a gate on its alerts' way to the bot. */
final class PracticeWorld implements AutoCloseable {

  private final PathSettings settings;
  private final Openings openings;
  private final Clock clock;
  private final LocalRun run;
  private volatile Optional<AlertGate> gate = Optional.empty();

  PracticeWorld(PathSettings settings, Path data, Clock clock, Progress progress)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    openings = new Openings(settings.spacing());
    Wiring wiring = new Wiring(clock, SupervisedBot.class.getName(), this::bigger);
    Path catalog = BenchCatalog.write(settings.services(), data.resolve("bench-catalog.yaml"));
    UpOptions options =
        UpOptions.of(
            "--port", "0", "--calm", "--data", data.toString(), "--catalog", catalog.toString());
    run = new LocalRun(options, wiring, progress);
  }

  /** Returns when the bot is ready. */
  void start() throws IOException, InterruptedException {
    var _ = run.start();
  }

  private ClusterSettings bigger(ClusterSettings plain) {
    try {
      AlertGate opened = AlertGate.open(plain.receiver().orElseThrow(), openings, clock);
      gate = Optional.of(opened);
      return plain.withServices(settings.services()).withReceiver(opened.receiver());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a gate for alerts", e);
    }
  }

  PracticeCluster cluster() {
    return run.cluster();
  }

  List<ApiCall> calls() {
    return run.slack().journal().calls();
  }

  EmbeddedPostgres database() {
    return run.database();
  }

  long botPid() {
    return run.botPid();
  }

  Openings openings() {
    return openings;
  }

  /** The gate last: until its end the cluster has somebody to tell. */
  @Override
  public void close() {
    run.close();
    gate.ifPresent(AlertGate::close);
  }
}
