package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Health;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a workload's health from its status and its pods; pure. */
final class WorkloadHealth {

  private WorkloadHealth() {}

  static Health of(Workload workload, JsonNode podList) {
    JsonNode object = workload.object();
    boolean observed =
        Json.number(object, "/status/observedGeneration")
            >= Json.number(object, "/metadata/generation");
    Counts counts = Counts.of(workload.kind(), object);
    Map<String, Integer> restarts = restarts(workload.pods(podList));
    int sum = restarts.values().stream().mapToInt(Integer::intValue).sum();
    String sentence =
        "%d of %d replicas available, %d ready, %d updated, %d restarts in all%s"
            .formatted(
                counts.available,
                counts.desired,
                counts.ready,
                counts.updated,
                sum,
                workload.paused() ? ", rollouts paused" : "");
    return new Health(
        observed && counts.rolledOut(),
        observed && stuck(workload),
        counts.allReady(),
        restarts,
        sentence);
  }

  private static boolean stuck(Workload workload) {
    return workload
        .condition("Progressing")
        .filter(c -> "False".equals(Json.text(c, "/status")))
        .filter(c -> "ProgressDeadlineExceeded".equals(Json.text(c, "/reason")))
        .isPresent();
  }

  private static Map<String, Integer> restarts(List<JsonNode> pods) {
    Map<String, Integer> restarts = new HashMap<>();
    for (JsonNode pod : pods) {
      if (Json.maybe(pod, "/metadata/deletionTimestamp").isEmpty()) {
        restarts.put(
            Json.text(pod, "/metadata/uid"),
            Json.list(pod, "/status/containerStatuses").stream()
                .mapToInt(c -> (int) Json.number(c, "/restartCount"))
                .sum());
      }
    }
    return restarts;
  }

  /** How many pods there are of each sort; each kind of workload has its own fields for that. */
  private record Counts(
      long desired, long total, long updated, long toUpdate, long available, long ready) {

    static Counts of(String kind, JsonNode object) {
      JsonNode status = object.path("status");
      long replicas = object.at("/spec/replicas").asLong(1);
      return switch (kind) {
        case "DaemonSet" -> {
          long desired = Json.number(status, "/desiredNumberScheduled");
          yield new Counts(
              desired,
              Json.number(status, "/currentNumberScheduled"),
              Json.number(status, "/updatedNumberScheduled"),
              desired,
              Json.number(status, "/numberAvailable"),
              Json.number(status, "/numberReady"));
        }
        case "StatefulSet" ->
            // Pods below the partition keep the old template on purpose.
            new Counts(
                replicas,
                Json.number(status, "/replicas"),
                Json.number(status, "/updatedReplicas"),
                Math.max(
                    0,
                    replicas - Json.number(object, "/spec/updateStrategy/rollingUpdate/partition")),
                Json.number(status, "/availableReplicas"),
                Json.number(status, "/readyReplicas"));
        default ->
            new Counts(
                replicas,
                Json.number(status, "/replicas"),
                Json.number(status, "/updatedReplicas"),
                replicas,
                Json.number(status, "/availableReplicas"),
                Json.number(status, "/readyReplicas"));
      };
    }

    boolean rolledOut() {
      return updated >= toUpdate && updated <= desired && total == desired && available == desired;
    }

    boolean allReady() {
      return desired > 0 && available >= desired && ready >= desired;
    }
  }
}
