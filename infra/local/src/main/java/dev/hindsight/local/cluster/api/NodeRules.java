package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Taints of nodes, and the one that stands for a cordon. */
final class NodeRules {

  private static final String CORDON = "node.kubernetes.io/unschedulable";
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private NodeRules() {}

  /** A cordoned node carries the taint that says so, which goes when the cordon does. */
  static void complete(ObjectNode node) {
    ObjectNode spec = Json.child(node, "spec");
    boolean cordoned = Json.flag(spec, "unschedulable");
    if (!cordoned && !spec.path("unschedulable").isMissingNode() && isFlag(spec)) {
      spec.remove("unschedulable");
    }
    boolean tainted = Json.items(spec, "taints").anyMatch(NodeRules::isCordon);
    if (cordoned && !tainted) {
      ArrayNode taints =
          spec.path("taints") instanceof ArrayNode found ? found : spec.putArray("taints");
      taints.addObject().put("key", CORDON).put("effect", "NoSchedule");
    } else if (!cordoned && tainted) {
      ArrayNode taints = (ArrayNode) spec.path("taints");
      taints.removeIf(NodeRules::isCordon);
      if (taints.isEmpty()) {
        spec.remove("taints");
      }
    }
  }

  static void check(FieldErrors errors, JsonNode node) {
    JsonNode spec = node.path("spec");
    if (Json.has(spec, "unschedulable") && !isFlag(spec)) {
      throw ApiFailure.badRequest(
          "Node in version \"v1\" cannot be handled as a Node: json: cannot unmarshal %s into Go struct field NodeSpec.spec.unschedulable of type bool"
              .formatted(spec.path("unschedulable").isString() ? "string" : "value"));
    }
    int index = 0;
    for (JsonNode taint : spec.path("taints")) {
      String field = "spec.taints[" + index++ + "]";
      if (Json.text(taint, "key").isEmpty()) {
        errors.add(field + ".key", "Required value");
      }
      if (!EFFECTS.contains(Json.text(taint, "effect"))) {
        errors.unsupported(
            field + ".effect",
            Json.text(taint, "effect"),
            "NoExecute",
            "NoSchedule",
            "PreferNoSchedule");
      }
    }
  }

  private static boolean isFlag(JsonNode spec) {
    return spec.path("unschedulable").isBoolean();
  }

  private static boolean isCordon(JsonNode taint) {
    return Json.text(taint, "key").equals(CORDON)
        && Json.text(taint, "effect").equals("NoSchedule");
  }
}
