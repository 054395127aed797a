package dev.hindsight.bench.path;

import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.slack.store.ApiCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** How long a fresh {@code ./hindsight up} on a built tree takes until its first card. */
final class FirstCard {

  private static final Pattern SLACK = Pattern.compile("READY .*slack=(\\S+) .*");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Path launcher;
  private final Clock clock;

  FirstCard(Path launcher, Clock clock) {
    this.launcher = launcher;
    this.clock = clock;
  }

  /** Runs {@code up} in a directory of its own and stops it again. */
  Duration measure(Running running) throws IOException, InterruptedException {
    Path data = running.add(TemporaryDirectory.create()).path();
    Instant started = clock.instant();
    Process up = running.add(new Up(start(data))).process();
    URI slack = slack(up.inputReader());
    return Duration.between(started, firstCard(slack.resolve("_control/journal")));
  }

  private Process start(Path data) throws IOException {
    return new ProcessBuilder(launcher.toString(), "up", "--port", "0", "--data", data.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static URI slack(BufferedReader output) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = SLACK.matcher(line);
      if (ready.matches()) {
        return URI.create(ready.group(1));
      }
      all.append(line).append(System.lineSeparator());
    }
    throw new CannotRun("%s./hindsight up ended before it was ready".formatted(all));
  }

  private static Instant firstCard(URI journal) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        Optional<Instant> first = firstIn(calls(http, journal));
        if (first.isPresent()) {
          return first.get();
        }
        Thread.sleep(BETWEEN);
      }
    }
    throw new CannotRun(
        "./hindsight up was ready, but no card came within " + PATIENCE.toSeconds() + " s");
  }

  private static Optional<Instant> firstIn(List<ApiCall> calls) {
    Cards cards = new Cards();
    cards.read(calls);
    return cards.posted().values().stream().findFirst();
  }

  private static List<ApiCall> calls(HttpClient http, URI journal)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(journal).timeout(PATIENCE).build();
    JsonMapper json = JsonMapper.shared();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return List.of(json.treeToValue(json.readTree(answer).path("calls"), ApiCall[].class));
  }

  /** Everything that {@code up} started stops with it. */
  private record Up(Process process) implements AutoCloseable {

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(PATIENCE)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
