package dev.hindsight.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.api.Http;
import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code /_control/practice}: the fault panel's way to the practice cluster, whose token the page
 * need not know. While there is no such cluster it offers no faults.
 */
public final class PracticeFaults implements HttpHandler, AutoCloseable {
  private static final String NOTHING = "{\"faults\":[],\"services\":[],\"active\":[]}";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE");

  private record Cluster(URI faults, String token) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private volatile Optional<Cluster> cluster = Optional.empty();

  /** From now on the panel plays with this cluster. */
  public void playWith(URI server, String token) {
    cluster = Optional.of(new Cluster(server.resolve("/practice/faults"), token));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    Optional<Cluster> here = cluster;
    if (here.isEmpty() && method.equals("GET")) {
      Http.json(exchange, 200, Json.parseObject(NOTHING));
    } else if (here.isEmpty()) {
      Http.refuse(exchange, 404, "There is no practice cluster here.");
    } else if (!METHODS.contains(method)) {
      Http.refuse(exchange, 405, "known here: GET, POST, DELETE");
    } else {
      pass(exchange, here.get());
    }
  }

  private void pass(HttpExchange exchange, Cluster to) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request(exchange, to), BodyHandlers.ofString());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (answer.statusCode() < 300) {
        Http.send(exchange, answer.statusCode(), "application/json; charset=utf-8", body);
      } else {
        Http.refuse(exchange, answer.statusCode(), reason(answer.body()));
      }
    } catch (IllegalArgumentException e) {
      Http.refuse(exchange, 400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      Http.refuse(exchange, 502, "The practice cluster does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Http.refuse(exchange, 503, "The local Slack is stopping.");
    }
  }

  private static HttpRequest request(HttpExchange exchange, Cluster to) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    URI uri = query == null ? to.faults() : URI.create(to.faults() + "?" + query);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + to.token())
        .header("Content-Type", "application/json")
        .timeout(PATIENCE)
        .method(
            exchange.getRequestMethod(),
            exchange.getRequestMethod().equals("POST")
                ? BodyPublishers.ofString(Http.text(exchange))
                : BodyPublishers.noBody())
        .build();
  }

  private static String reason(String body) {
    try {
      JsonNode problem = Json.parseObject(body);
      return Json.text(problem, problem.has("detail") ? "detail" : "message");
    } catch (IllegalArgumentException e) {
      return body;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
