package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pods that belong to one node and bear its cordon, as those of a DaemonSet do. */
final class Pins {

  static final String CORDON = "node.kubernetes.io/unschedulable";
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private Pins() {}

  static void pin(ObjectNode pod, String node) {
    ObjectNode spec = Json.child(pod, "spec");
    Json.child(spec, "affinity", "nodeAffinity", REQUIRED)
        .putArray("nodeSelectorTerms")
        .addObject()
        .putArray("matchFields")
        .addObject()
        .put("key", "metadata.name")
        .put("operator", "In")
        .putArray("values")
        .add(node);
    spec.putArray("tolerations")
        .addObject()
        .put("key", CORDON)
        .put("operator", "Exists")
        .put("effect", "NoSchedule");
  }

  static Optional<String> of(JsonNode pod) {
    JsonNode term =
        Json.at(pod, "spec", "affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms").path(0);
    return Optional.of(term.path("matchFields").path(0).path("values").path(0).asString(""))
        .filter(name -> !name.isEmpty());
  }

  static boolean tolerates(JsonNode pod, String taint) {
    return Json.items(pod, "spec", "tolerations")
        .filter(toleration -> Json.text(toleration, "operator").equals("Exists"))
        .anyMatch(toleration -> Json.text(toleration, "key").equals(taint));
  }
}
