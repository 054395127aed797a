package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A cluster on a clock of its own, and the few words the tests need to talk to it. */
final class Bench implements AutoCloseable {

  static final String CHECKOUT = "/apis/apps/v1/namespaces/shop/deployments/checkout";
  static final String PODS = "/api/v1/namespaces/shop/pods";
  static final String OF_CHECKOUT = "?labelSelector=app.kubernetes.io/name%3Dcheckout";
  static final String MERGE = "application/merge-patch+json";
  static final String STRATEGIC = "application/strategic-merge-patch+json";
  static final String JSON_PATCH = "application/json-patch+json";

  private static final Duration STEP = Duration.ofMillis(200);

  final SettableClock clock = new SettableClock();
  final PracticeCluster cluster;
  private final HttpClient http = HttpClient.newHttpClient();

  Bench() {
    this(UnaryOperator.identity());
  }

  Bench(UnaryOperator<ClusterSettings> change) {
    cluster = PracticeCluster.start(change.apply(ClusterSettings.practice(clock)));
  }

  /** An answer with its body already read as JSON; an empty object for plain text. */
  record Answer(int status, JsonNode json, String text) {

    String at(String... path) {
      return Json.text(json, path);
    }

    List<JsonNode> items() {
      return Json.items(json, "items").toList();
    }
  }

  void pass(Duration time) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(STEP)) {
      clock.advance(STEP);
      cluster.tick();
    }
  }

  void passUntil(BooleanSupplier reached) {
    for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
      pass(STEP);
    }
    if (!reached.getAsBoolean()) {
      throw new AssertionError("not reached within two minutes of the cluster's clock");
    }
  }

  Answer get(String path) {
    return send("GET", path, "", "", cluster.token());
  }

  Answer patch(String path, String type, String body) {
    return send("PATCH", path, type, body, cluster.token());
  }

  Answer post(String path, String body) {
    return send("POST", path, "application/json", body, cluster.token());
  }

  Answer delete(String path, String options) {
    return send("DELETE", path, "application/json", options, cluster.token());
  }

  Answer put(String path, JsonNode body) {
    return send("PUT", path, "application/json", body.toString(), cluster.token());
  }

  Answer send(String method, String path, String type, String body, String token) {
    var request =
        HttpRequest.newBuilder(URI.create(cluster.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("User-Agent", "bench")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    HttpResponse<String> response = exchange(request.build());
    boolean json = response.headers().firstValue("content-type").orElse("").contains("json");
    return new Answer(
        response.statusCode(),
        json ? Json.MAPPER.readTree(response.body()) : Json.object(),
        response.body());
  }

  List<JsonNode> checkoutPods() {
    return get(PODS + OF_CHECKOUT).items();
  }

  int available() {
    return Json.number(get(CHECKOUT).json(), "status", "availableReplicas");
  }

  /** The current deployment's Progressing condition says that the rollout is over. */
  boolean isRolledOut() {
    JsonNode deployment = get(CHECKOUT).json();
    JsonNode status = deployment.path("status");
    int replicas = Json.number(deployment, "spec", "replicas");
    return Json.number(status, "observedGeneration")
            == Json.number(deployment, "metadata", "generation")
        && Json.number(status, "updatedReplicas") == replicas
        && Json.number(status, "replicas") == replicas
        && Json.number(status, "availableReplicas") == replicas
        && checkoutPods().size() == replicas;
  }

  static List<String> reasons(List<JsonNode> pods) {
    return pods.stream()
        .flatMap(pod -> Json.items(pod, "status", "containerStatuses"))
        .map(status -> Json.text(status, "state", "waiting", "reason"))
        .toList();
  }

  @Override
  public void close() {
    cluster.close();
    http.shutdownNow();
    http.close();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
