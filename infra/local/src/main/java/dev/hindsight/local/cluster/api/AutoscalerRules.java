package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of HorizontalPodAutoscalers. */
final class AutoscalerRules {

  private AutoscalerRules() {}

  static void complete(ObjectNode scaler) {
    ObjectNode spec = Json.child(scaler, "spec");
    if (!Json.has(spec, "minReplicas")) {
      spec.put("minReplicas", 1);
    }
  }

  static void check(FieldErrors errors, JsonNode scaler) {
    int min = Json.number(scaler, "spec", "minReplicas");
    int max = Json.number(scaler, "spec", "maxReplicas");
    if (min < 1) {
      errors.add(
          "spec.minReplicas",
          "Invalid value: %d: must be greater than or equal to 1".formatted(min));
    }
    if (max < 1) {
      errors.add("spec.maxReplicas", "Invalid value: %d: must be greater than 0".formatted(max));
    }
    if (max < min) {
      errors.add(
          "spec.maxReplicas",
          "Invalid value: %d: must be greater than or equal to `minReplicas`".formatted(max));
    }
  }
}
