package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of deployments, for the fields that remediations touch. */
final class DeploymentRules {

  private static final Pattern SHARE = Pattern.compile("\\d{1,6}%?");

  private DeploymentRules() {}

  static void complete(ObjectNode deployment) {
    ObjectNode spec = Json.child(deployment, "spec");
    defaultTo(spec, "replicas", 1);
    defaultTo(spec, "revisionHistoryLimit", 10);
    defaultTo(spec, "progressDeadlineSeconds", 600);
    ObjectNode strategy = Json.child(spec, "strategy");
    if (!strategy.has("type")) {
      strategy.put("type", "RollingUpdate");
    }
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode rolling = Json.child(strategy, "rollingUpdate");
      rolling.put("maxUnavailable", rolling.path("maxUnavailable").asString("25%"));
      rolling.put("maxSurge", rolling.path("maxSurge").asString("25%"));
    }
    PodTemplateRules.complete(Json.child(spec, "template", "spec"));
  }

  static void check(FieldErrors errors, JsonNode before, JsonNode after) {
    JsonNode spec = after.path("spec");
    JsonNode replicas = spec.path("replicas");
    if (!replicas.isInt()) {
      throw PodTemplateRules.malformed(
          "Deployment",
          "json: cannot unmarshal %s into Go struct field DeploymentSpec.spec.replicas of type int32"
              .formatted(replicas.isString() ? "string" : "value"));
    }
    replicas(errors, replicas.asInt());
    checkStrategy(errors, spec.path("strategy"));
    checkLabels(errors, spec);
    PodTemplateRules.check(
        errors, "spec.template.spec", Json.at(spec, "template", "spec"), "Deployment");
    if (!before.path("spec").path("selector").equals(spec.path("selector"))) {
      errors.add(
          "spec.selector",
          "Invalid value: %s: field is immutable".formatted(spec.path("selector")));
    }
  }

  static void replicas(FieldErrors errors, int replicas) {
    if (replicas < 0) {
      errors.add(
          "spec.replicas",
          "Invalid value: %d: must be greater than or equal to 0".formatted(replicas));
    }
  }

  private static void checkLabels(FieldErrors errors, JsonNode spec) {
    JsonNode labels = Json.at(spec, "template", "metadata", "labels");
    boolean match =
        Json.at(spec, "selector", "matchLabels").properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    if (!match) {
      errors.add(
          "spec.template.metadata.labels",
          "Invalid value: %s: `selector` does not match template `labels`".formatted(labels));
    }
  }

  private static void checkStrategy(FieldErrors errors, JsonNode strategy) {
    String type = Json.text(strategy, "type");
    JsonNode rolling = strategy.path("rollingUpdate");
    if (!type.equals("RollingUpdate") && !type.equals("Recreate")) {
      errors.unsupported("spec.strategy.type", type, "Recreate", "RollingUpdate");
    }
    if (type.equals("Recreate") && rolling.isObject()) {
      errors.add(
          "spec.strategy.rollingUpdate",
          "Forbidden: may not be specified when strategy `type` is 'Recreate'");
    }
    for (String name : new String[] {"maxSurge", "maxUnavailable"}) {
      String share = Json.text(rolling, name);
      if (!share.isEmpty() && !SHARE.matcher(share).matches()) {
        errors.add(
            "spec.strategy.rollingUpdate." + name,
            "Invalid value: \"%s\": must be an integer or percentage (e.g '5%%')".formatted(share));
      }
    }
    if (isZero(rolling, "maxSurge") && isZero(rolling, "maxUnavailable")) {
      errors.add(
          "spec.strategy.rollingUpdate.maxUnavailable",
          "Invalid value: 0: may not be 0 when `maxSurge` is 0");
    }
  }

  private static boolean isZero(JsonNode rolling, String name) {
    return Json.text(rolling, name).matches("0%?");
  }

  private static void defaultTo(ObjectNode spec, String name, int value) {
    if (!Json.has(spec, name)) {
      spec.put(name, value);
    }
  }
}
