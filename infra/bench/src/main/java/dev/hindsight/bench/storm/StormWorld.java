package dev.hindsight.bench.storm;

import dev.hindsight.local.SupervisedBot;
import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.up.LocalRun;
import dev.hindsight.local.up.Progress;
import dev.hindsight.local.up.UpOptions;
import dev.hindsight.local.up.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What {@code up} starts, and the address where its bot takes alerts. */
final class StormWorld implements AutoCloseable {

  private final LocalRun run;
  private final Clock clock;
  private volatile Optional<AlertReceiver> receiver = Optional.empty();
  private volatile Optional<Instant> killed = Optional.empty();

  StormWorld(Path data, Clock clock, Progress progress) {
    this.clock = clock;
    Wiring wiring = new Wiring(clock, SupervisedBot.class.getName(), this::seen);
    run =
        new LocalRun(
            UpOptions.of("--port", "0", "--calm", "--data", data.toString()), wiring, progress);
  }

  private ClusterSettings seen(ClusterSettings plain) {
    receiver = plain.receiver();
    return plain;
  }

  /** Returns when the bot is ready. */
  void start() throws IOException, InterruptedException {
    var _ = run.start();
  }

  AlertReceiver receiver() {
    return receiver.orElseThrow();
  }

  LocalSlack slack() {
    return run.slack();
  }

  PracticeCluster cluster() {
    return run.cluster();
  }

  EmbeddedPostgres database() {
    return run.database();
  }

  /** As {@code kill -9} does; it is started again by itself. */
  void killBot() {
    killed = Optional.of(clock.instant());
    ProcessHandle.of(run.botPid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** When that was. */
  Optional<Instant> killed() {
    return killed;
  }

  @Override
  public void close() {
    run.close();
  }
}
