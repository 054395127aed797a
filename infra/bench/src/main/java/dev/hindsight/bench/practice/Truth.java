package dev.hindsight.bench.practice;

import dev.hindsight.bench.path.Expected;
import dev.hindsight.local.cluster.Injection;
import tools.jackson.databind.JsonNode;

/** What a fault really is: its cause and the object at fault, in the general form's words. */
record Truth(String cause, String object) {

  /**
   * @param details what the seed settled
   */
  static Truth of(Injection fault, String namespace, JsonNode details) {
    String service = "Deployment/%s/%s".formatted(namespace, fault.service());
    return switch (fault.fault()) {
      case CONFIG_MISSING ->
          new Truth(
              details.path("secret").asBoolean(false) ? "missing_secret" : "missing_configmap",
              service);
      case NODE_PRESSURE -> new Truth(cause(fault), "Node/" + details.path("node").asString(""));
      case DEPENDENCY_DOWN ->
          new Truth(
              cause(fault),
              "Deployment/%s/%s".formatted(namespace, details.path("dependency").asString("")));
      default -> new Truth(cause(fault), service);
    };
  }

  private static String cause(Injection fault) {
    return Expected.categories(fault.fault()).iterator().next();
  }
}
