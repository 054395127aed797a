package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Live;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns an action that takes an object away into a request bound to exactly that object; pure. */
final class Removal {

  private Removal() {}

  /** An eviction asks the PodDisruptionBudgets, which a plain delete does not. */
  static String eviction(Live live, boolean dryRun) {
    ObjectNode eviction = JsonMapper.shared().createObjectNode();
    eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
    eviction
        .putObject("metadata")
        .put("name", live.ref().name())
        .put("namespace", live.ref().namespace());
    eviction.set("deleteOptions", options(live, dryRun));
    return eviction.toString();
  }

  static String deletion(Live live, boolean dryRun) {
    ObjectNode options = options(live, dryRun);
    options.put("apiVersion", "v1").put("kind", "DeleteOptions");
    options.put("propagationPolicy", "Background");
    return options.toString();
  }

  private static ObjectNode options(Live live, boolean dryRun) {
    ObjectNode options = JsonMapper.shared().createObjectNode();
    options
        .putObject("preconditions")
        .put("uid", live.uid())
        .put("resourceVersion", live.resourceVersion());
    if (dryRun) {
      options.putArray("dryRun").add("All");
    }
    return options;
  }
}
