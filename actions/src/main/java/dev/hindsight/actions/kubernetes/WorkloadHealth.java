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
    JsonNode deployment = workload.deployment();
    long desired = deployment.at("/spec/replicas").asLong(1);
    long total = Json.number(deployment, "/status/replicas");
    long updated = Json.number(deployment, "/status/updatedReplicas");
    long available = Json.number(deployment, "/status/availableReplicas");
    long ready = Json.number(deployment, "/status/readyReplicas");
    boolean observed =
        Json.number(deployment, "/status/observedGeneration")
            >= Json.number(deployment, "/metadata/generation");
    boolean rolledOut = observed && updated == desired && total == desired && available == desired;
    Map<String, Integer> restarts = restarts(workload.pods(podList));
    int sum = restarts.values().stream().mapToInt(Integer::intValue).sum();
    String sentence =
        "%d of %d replicas available, %d ready, %d updated, %d restarts in all"
            .formatted(available, desired, ready, updated, sum);
    return new Health(
        rolledOut,
        observed && stuck(workload),
        desired > 0 && available >= desired && ready >= desired,
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
}
