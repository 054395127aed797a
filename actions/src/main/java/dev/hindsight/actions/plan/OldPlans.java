package dev.hindsight.actions.plan;

import dev.hindsight.actions.verify.Probe;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored plans in the shapes of earlier versions, brought into today's; pure. */
final class OldPlans {

  private OldPlans() {}

  /** The same plan in today's shape; its hash stays that of the stored text. */
  static JsonNode today(JsonNode plan) {
    for (JsonNode step : plan.path("steps").values()) {
      if (step.path("action") instanceof ObjectNode action
          && action.path("type").asString("").equals("set-memory-limit")) {
        action.put("type", "set-resources");
        action.set("from", resources(action.path("from")));
        action.set("to", resources(action.path("to")));
      }
      // What was called a deletion before there were both was an eviction.
      if (step.path("action") instanceof ObjectNode action
          && action.path("type").asString("").equals("delete-pod")
          && !action.has("grace")) {
        action.put("type", "evict-pod");
      }
      // No run could ever begin with such a look: it stays one that is never made.
      if (step.path("probe") instanceof ObjectNode probe
          && probe.path("type").asString("").equals("http")
          && !Probe.Http.asks(probe.path("url").asString(""))) {
        probe.put("url", "http://refused.invalid/");
      }
    }
    return plan;
  }

  /** {@code {"limit": …, "request": …}} was always about memory. */
  private static JsonNode resources(JsonNode memory) {
    ObjectNode resources = JsonMapper.shared().createObjectNode();
    put(resources.putObject("limits"), memory.path("limit"));
    put(resources.putObject("requests"), memory.path("request"));
    return resources;
  }

  private static void put(ObjectNode amounts, JsonNode amount) {
    if (amount.isString()) {
      amounts.set("memory", amount);
    }
  }
}
