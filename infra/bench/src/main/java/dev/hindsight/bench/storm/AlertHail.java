package dev.hindsight.bench.storm;

import dev.hindsight.local.cluster.AlertReceiver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alerts about services that nobody knows, each of them an incident; sent until they are taken. */
final class AlertHail {

  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final AlertReceiver bot;
  private final Clock clock;

  AlertHail(AlertReceiver bot, Clock clock) {
    this.bot = bot;
    this.clock = clock;
  }

  /** Sends so many, spread evenly over this time; returns when all are taken. */
  void send(int count, Duration within) throws InterruptedException {
    long start = System.nanoTime();
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + within.toNanos() * i / count;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        String body = body(i);
        var _ = senders.submit(() -> untilTaken(http, body));
      }
    }
  }

  private boolean untilTaken(HttpClient http, String body) throws InterruptedException {
    while (true) {
      try {
        int status = http.send(request(body), BodyHandlers.discarding()).statusCode();
        if (status / 100 == 2) {
          return true;
        }
      } catch (IOException _) {
        // the bot is down: an Alertmanager would try again as well
      }
      Thread.sleep(AGAIN);
    }
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(bot.url())
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + bot.bearerToken())
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** One in twenty is critical. */
  private String body(int number) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode alert = json.createObjectNode().put("status", "firing");
    alert
        .putObject("labels")
        .put("alertname", "RequestsFailing")
        .put("cluster", "storm")
        .put("namespace", "storm")
        .put("service", "storm-%03d".formatted(number))
        .put("severity", number % 20 == 0 ? "critical" : "warning");
    alert.putObject("annotations").put("summary", "Requests to storm-%03d fail".formatted(number));
    alert
        .put("startsAt", clock.instant().toString())
        .put("endsAt", "0001-01-01T00:00:00Z")
        .put("generatorURL", "http://prometheus.example/graph")
        .put("fingerprint", "%016x".formatted(0x5700L + number));
    ObjectNode hook =
        json.createObjectNode()
            .put("version", "4")
            .put("receiver", "hindsight")
            .put("status", "firing")
            .put("groupKey", "storm-" + number)
            .put("truncatedAlerts", 0)
            .put("externalURL", "http://alertmanager.example");
    hook.putArray("alerts").add(alert);
    hook.putObject("groupLabels");
    hook.putObject("commonLabels");
    hook.putObject("commonAnnotations");
    return json.writeValueAsString(hook);
  }
}
