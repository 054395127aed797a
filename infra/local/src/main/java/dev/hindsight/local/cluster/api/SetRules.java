package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of StatefulSets and DaemonSets. */
final class SetRules {

  private static final List<String> CHANGEABLE =
      List.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  private SetRules() {}

  static void complete(Kind kind, ObjectNode set) {
    ObjectNode spec = Json.child(set, "spec");
    if (kind == Kind.STATEFUL_SET && !Json.has(spec, "replicas")) {
      spec.put("replicas", 1);
    }
    ObjectNode strategy = Json.child(spec, "updateStrategy");
    if (!strategy.has("type")) {
      strategy.put("type", "RollingUpdate");
    }
    PodTemplateRules.complete(Json.child(spec, "template", "spec"));
  }

  static void check(FieldErrors errors, Kind kind, JsonNode before, JsonNode after) {
    JsonNode spec = after.path("spec");
    if (kind == Kind.STATEFUL_SET) {
      DeploymentRules.replicas(errors, Json.number(spec, "replicas"));
      if (!before.isEmpty() && !fixed(before).equals(fixed(after))) {
        errors.add(
            "spec",
            "Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
      }
    } else if (!before.isEmpty()
        && !Json.at(before, "spec", "selector").equals(spec.path("selector"))) {
      errors.add(
          "spec.selector",
          "Invalid value: %s: field is immutable".formatted(spec.path("selector")));
    }
    PodTemplateRules.check(
        errors, "spec.template.spec", Json.at(spec, "template", "spec"), kind.title());
  }

  private static JsonNode fixed(JsonNode set) {
    JsonNode spec = set.path("spec").deepCopy();
    if (spec instanceof ObjectNode fields) {
      fields.remove(CHANGEABLE);
    }
    return spec;
  }
}
