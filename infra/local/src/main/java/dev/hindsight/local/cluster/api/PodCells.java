package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pod's row in kubectl's table. */
final class PodCells {

  private PodCells() {}

  static List<String> of(JsonNode pod, String age, Instant now) {
    List<JsonNode> containers = Json.items(pod, "status", "containerStatuses").toList();
    long ready = containers.stream().filter(one -> Json.flag(one, "ready")).count();
    return List.of(
        Json.text(pod, "metadata", "name"),
        ready + "/" + Json.at(pod, "spec", "containers").size(),
        status(pod, containers),
        restarts(containers, now),
        age,
        text(pod, "status", "podIP"),
        text(pod, "spec", "nodeName"));
  }

  private static String status(JsonNode pod, List<JsonNode> containers) {
    if (Json.has(pod, "metadata", "deletionTimestamp")) {
      return "Terminating";
    }
    for (JsonNode container : containers) {
      for (String state : new String[] {"waiting", "terminated"}) {
        String reason = Json.text(container, "state", state, "reason");
        if (!reason.isEmpty()) {
          return reason;
        }
      }
    }
    return text(pod, "status", "phase");
  }

  private static String restarts(List<JsonNode> containers, Instant now) {
    int restarts = containers.stream().mapToInt(one -> Json.number(one, "restartCount")).sum();
    return containers.stream()
        .map(one -> Json.time(one, "lastState", "terminated", "finishedAt"))
        .filter(time -> restarts > 0 && time.isAfter(Instant.EPOCH))
        .max(Instant::compareTo)
        .map(last -> "%d (%s ago)".formatted(restarts, Tables.age(last, now)))
        .orElse("" + restarts);
  }

  private static String text(JsonNode pod, String... path) {
    String text = Json.text(pod, path);
    return text.isEmpty() ? "<none>" : text;
  }
}
