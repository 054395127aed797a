package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pod's cells in kubectl's table. */
final class PodCells {

  private PodCells() {}

  static List<Column> columns() {
    return Column.with(
        List.of(
            Column.computed("Ready", (pod, now) -> ready(pod)),
            Column.computed("Status", (pod, now) -> status(pod)),
            Column.computed("Restarts", PodCells::restarts)),
        Column.text("IP", "status", "podIP").onlyWide(),
        Column.text("Node", "spec", "nodeName").onlyWide(),
        Column.fixed("Nominated Node", "<none>").onlyWide(),
        Column.fixed("Readiness Gates", "<none>").onlyWide());
  }

  private static String ready(JsonNode pod) {
    long ready = containers(pod).stream().filter(one -> Json.flag(one, "ready")).count();
    return ready + "/" + Json.at(pod, "spec", "containers").size();
  }

  private static String status(JsonNode pod) {
    if (Json.has(pod, "metadata", "deletionTimestamp")) {
      return "Terminating";
    }
    String why = Json.text(pod, "status", "reason");
    if (!why.isEmpty()) {
      return why;
    }
    for (JsonNode container : containers(pod)) {
      for (String state : new String[] {"waiting", "terminated"}) {
        String reason = Json.text(container, "state", state, "reason");
        if (!reason.isEmpty()) {
          return reason;
        }
      }
    }
    return Json.text(pod, "status", "phase");
  }

  private static String restarts(JsonNode pod, Instant now) {
    List<JsonNode> containers = containers(pod);
    int restarts = containers.stream().mapToInt(one -> Json.number(one, "restartCount")).sum();
    return containers.stream()
        .map(one -> Json.time(one, "lastState", "terminated", "finishedAt"))
        .filter(time -> restarts > 0 && time.isAfter(Instant.EPOCH))
        .max(Instant::compareTo)
        .map(last -> "%d (%s ago)".formatted(restarts, Ages.of(last, now)))
        .orElse("" + restarts);
  }

  private static List<JsonNode> containers(JsonNode pod) {
    return Json.items(pod, "status", "containerStatuses").toList();
  }
}
