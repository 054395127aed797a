package dev.hindsight.bench.slack;

import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.SupervisedBot;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.up.LocalRun;
import dev.hindsight.local.up.Progress;
import dev.hindsight.local.up.UpOptions;
import dev.hindsight.local.up.Wiring;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The real bot and its database behind the local Slack, which delivers fast. */
record SlackBench(Clock clock, Progress progress) {

  /**
   * One way.
   *
   * @param way http or socket
   */
  Taken run(String way, int deliveries, Duration within) throws IOException, InterruptedException {
    try (Running running = Running.untilExit(progress)) {
      String data = running.add(TemporaryDirectory.create()).path().toString();
      LocalRun run =
          running.add(
              new LocalRun(
                  UpOptions.of("--port", "0", "--calm", "--slack-mode", way, "--data", data),
                  new Wiring(clock, SupervisedBot.class.getName()),
                  progress));
      var _ = run.start();
      int wishes = deliveries / 2;
      Instant began = clock.instant();
      progress.say("%s: %d deliveries in %d s ...".formatted(way, deliveries, within.toSeconds()));
      Wishes people = new Wishes(run.slack(), way.equals("http"));
      people.make(wishes, within);
      return Taken.of(
          way,
          delivered(run, began),
          Wishes.names(wishes),
          people.answered(),
          done(run.database(), people.thanks()));
    }
  }

  private static List<Delivered> delivered(LocalRun run, Instant began) {
    return run.slack().journal().deliveries().stream()
        .filter(one -> !one.type().equals("events_api") && !one.at().isBefore(began))
        .toList();
  }

  /** Whoever was thanked more often than something was kept, was told twice. */
  private static List<String> done(EmbeddedPostgres database, long thanks) {
    List<String> kept = new JdbcKept(database).wishes();
    return thanks <= kept.size()
        ? kept
        : Stream.concat(
                kept.stream(), Stream.generate(() -> "thanks").limit(1 + thanks - kept.size()))
            .toList();
  }
}
