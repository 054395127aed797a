package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of pods made by hand, and the little that may change in any pod. */
final class PodRules {

  private static final String FROZEN =
      "Forbidden: pod updates may not change fields other than"
          + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
          + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow"
          + " it to be set to 1 if it was previously negative)";

  private PodRules() {}

  static void complete(ObjectNode pod) {
    PodTemplateRules.complete(Json.child(pod, "spec"));
    if (!pod.has("status")) {
      pod.putObject("status").put("phase", "Pending").put("qosClass", "Burstable");
    }
  }

  static void check(FieldErrors errors, JsonNode before, JsonNode after) {
    if (!before.isEmpty() && !fixed(before).equals(fixed(after))) {
      errors.add("spec", FROZEN);
      return;
    }
    PodTemplateRules.check(errors, "spec", after.path("spec"), "Pod");
  }

  private static JsonNode fixed(JsonNode pod) {
    JsonNode spec = pod.path("spec").deepCopy();
    if (spec instanceof ObjectNode fields) {
      fields.remove("activeDeadlineSeconds");
      fields.remove("tolerations");
      Json.items(spec, "containers").forEach(one -> ((ObjectNode) one).remove("image"));
    }
    return spec;
  }
}
