package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a container answers to its probes: it listens on its ports and knows a few paths. */
final class Probes {

  private static final Set<String> PATHS = Set.of("/ready", "/live", "/");

  private Probes() {}

  /** Why the probe named {@code readinessProbe} or {@code livenessProbe} fails, if it does. */
  static Optional<String> failure(JsonNode pod, String probe) {
    JsonNode get = Json.at(container(pod), probe, "httpGet");
    if (get.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Integer> port = port(pod, Json.text(get, "port"));
    if (port.isEmpty()) {
      String address = Json.text(pod, "status", "podIP") + ":" + Json.text(get, "port");
      return Optional.of(
          "Get \"http://%1$s%2$s\": dial tcp %1$s: connect: connection refused"
              .formatted(address, Json.text(get, "path")));
    }
    return PATHS.contains(Json.text(get, "path"))
        ? Optional.empty()
        : Optional.of("HTTP probe failed with statuscode: 404");
  }

  static Duration period(JsonNode pod, String probe) {
    int seconds = Json.number(container(pod), probe, "periodSeconds");
    return Duration.ofSeconds(seconds > 0 ? seconds : 10);
  }

  /** How many failures in a row make the kubelet act. */
  static int threshold(JsonNode pod, String probe) {
    int failures = Json.number(container(pod), probe, "failureThreshold");
    return failures > 0 ? failures : 3;
  }

  private static Optional<Integer> port(JsonNode pod, String wanted) {
    return Json.items(container(pod), "ports")
        .filter(
            port ->
                Json.text(port, "name").equals(wanted)
                    || Json.text(port, "containerPort").equals(wanted))
        .map(port -> Json.number(port, "containerPort"))
        .findFirst();
  }

  private static JsonNode container(JsonNode pod) {
    return Json.at(pod, "spec", "containers").path(0);
  }
}
