package dev.hindsight.bench.path;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.cluster.AlertReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands between the cluster's alerting and the bot: passes every webhook on as it is, notes when,
 * and holds one that opens an incident until the one before is old enough.
 */
final class AlertGate implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final AlertReceiver bot;
  private final Openings openings;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .executor(threads)
          .build();

  private AlertGate(AlertReceiver bot, Openings openings, Clock clock, HttpServer server) {
    this.bot = bot;
    this.openings = openings;
    this.clock = clock;
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Opens a gate on a free port of this machine. */
  static AlertGate open(AlertReceiver bot, Openings openings, Clock clock) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new AlertGate(bot, openings, clock, HttpServer.create(address, 0));
  }

  /** Where the cluster posts instead; the token stays. */
  AlertReceiver receiver() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new AlertReceiver(url, bot.bearerToken());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(pass(exchange.getRequestBody().readAllBytes()), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int pass(byte[] body) throws InterruptedException {
    List<String> services = firing(JsonMapper.shared().readTree(body));
    openings.await(services);
    Instant sent = clock.instant();
    try {
      int status = client.send(request(body), BodyHandlers.discarding()).statusCode();
      openings.passed(services, sent, Duration.between(sent, clock.instant()));
      return status;
    } catch (IOException e) {
      return 502;
    }
  }

  private HttpRequest request(byte[] body) {
    return HttpRequest.newBuilder(bot.url())
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + bot.bearerToken())
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static List<String> firing(JsonNode body) {
    return StreamSupport.stream(body.path("alerts").spliterator(), false)
        .filter(alert -> alert.path("status").asString("").equals("firing"))
        .map(alert -> alert.at("/labels/service").asString(""))
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
