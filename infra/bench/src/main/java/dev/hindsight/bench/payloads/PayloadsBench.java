package dev.hindsight.bench.payloads;

import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.SupervisedBot;
import dev.hindsight.local.data.DataFiles;
import dev.hindsight.local.slack.socket.RequestSignature;
import dev.hindsight.local.up.LocalRun;
import dev.hindsight.local.up.Progress;
import dev.hindsight.local.up.UpOptions;
import dev.hindsight.local.up.Wiring;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the product with a Slack that sends requests, and sends it the recorded ones. */
record PayloadsBench(Clock clock, Progress progress) {
  private static final String ALARM = " ERROR ";
  private static final String FRAME = "\tat ";

  /** Nobody is faster, and answers to one person have a rate. */
  private static final Duration PACE = Duration.ofMillis(700);

  /** What is done after the acknowledgement shows in the log, if it fails. */
  private static final Duration AFTERMATH = Duration.ofSeconds(3);

  /**
   * What was seen.
   *
   * @param results what became of each request
   * @param thrown exceptions in the bot's log
   * @param alarms what the bot tells its admin, for example that the app is gone
   */
  record Seen(List<Replay.Result> results, List<String> thrown, List<String> alarms) {}

  Seen replay(List<Recorded> recorded) throws IOException, InterruptedException {
    try (Running running = Running.untilExit(progress)) {
      Path data = running.add(TemporaryDirectory.create()).path();
      LocalRun run =
          running.add(
              new LocalRun(
                  UpOptions.of(
                      "--port", "0", "--calm", "--slack-mode", "http", "--data", data.toString()),
                  new Wiring(clock, SupervisedBot.class.getName()),
                  progress));
      var _ = run.start();
      RecordedPeople.comeTo(run.slack(), recorded);
      HttpClient http = running.add(HttpClient.newHttpClient());
      Recorder answers = running.add(new Recorder());
      RequestSignature signature = new RequestSignature(run.slack().signingSecret());
      Replay replay =
          new Replay(run.bot().resolve("/slack/events"), signature, answers.url(), clock, http);
      List<Replay.Result> results = new ArrayList<>();
      for (Recorded one : recorded) {
        Optional<Recorded> request = one.isRequest() ? one.byHttp() : Optional.empty();
        if (request.isPresent()) {
          results.add(replay.send(request.get()));
          Thread.sleep(PACE);
        }
      }
      Thread.sleep(AFTERMATH);
      List<String> log = Files.readAllLines(new DataFiles(data).botLog());
      return new Seen(
          results, thrown(log), log.stream().filter(line -> line.contains(ALARM)).toList());
    }
  }

  /** What stands above the first frame of each stack. */
  private static List<String> thrown(List<String> log) {
    List<String> thrown = new ArrayList<>();
    for (int i = 1; i < log.size(); i++) {
      if (log.get(i).startsWith(FRAME) && !log.get(i - 1).startsWith(FRAME)) {
        thrown.add(log.get(i - 1));
      }
    }
    return thrown;
  }
}
