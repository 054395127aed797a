package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of deployments, for the fields that remediations touch. */
final class DeploymentRules {

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
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
    Json.items(spec, "template", "spec", "containers")
        .filter(JsonNode::isObject)
        .forEach(container -> completeContainer((ObjectNode) container));
  }

  private static void completeContainer(ObjectNode container) {
    if (!container.has("imagePullPolicy")) {
      boolean latest = Json.text(container, "image").endsWith(":latest");
      container.put("imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }
    if (!container.has("terminationMessagePath")) {
      container.put("terminationMessagePath", "/dev/termination-log");
      container.put("terminationMessagePolicy", "File");
    }
    if (!container.has("resources")) {
      container.putObject("resources");
    }
    canonical(container.path("resources").path("limits"));
    canonical(container.path("resources").path("requests"));
  }

  /** The server keeps what it understood, not what was written. */
  private static void canonical(JsonNode quantities) {
    if (quantities instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.path(name).isValueNode()) {
          object.put(name, Quantity.canonical(object.path(name).asString("")));
        }
      }
    }
  }

  static void check(Key key, JsonNode before, JsonNode after) {
    JsonNode spec = after.path("spec");
    JsonNode replicas = spec.path("replicas");
    if (!replicas.isInt()) {
      throw wrongType("spec.replicas", replicas);
    }
    if (replicas.asInt() < 0) {
      throw ApiFailure.invalid(
          key,
          "spec.replicas",
          "Invalid value: %d: must be greater than or equal to 0".formatted(replicas.asInt()));
    }
    if (!before.path("spec").path("selector").equals(spec.path("selector"))) {
      throw ApiFailure.invalid(key, "spec.selector", "Invalid value: field is immutable");
    }
    checkLabels(key, spec);
    checkStrategy(key, spec.path("strategy"));
    checkContainers(key, Json.at(spec, "template", "spec", "containers"));
  }

  private static void checkLabels(Key key, JsonNode spec) {
    JsonNode labels = Json.at(spec, "template", "metadata", "labels");
    boolean match =
        Json.at(spec, "selector", "matchLabels").properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    if (!match) {
      throw ApiFailure.invalid(
          key,
          "spec.template.metadata.labels",
          "Invalid value: %s: `selector` does not match template `labels`".formatted(labels));
    }
  }

  private static void checkStrategy(Key key, JsonNode strategy) {
    String type = Json.text(strategy, "type");
    if (!type.equals("RollingUpdate") && !type.equals("Recreate")) {
      throw ApiFailure.invalid(
          key,
          "spec.strategy.type",
          "Unsupported value: \"%s\": supported values: \"Recreate\", \"RollingUpdate\""
              .formatted(type));
    }
    for (String name : new String[] {"maxSurge", "maxUnavailable"}) {
      String share = Json.text(strategy, "rollingUpdate", name);
      if (!share.isEmpty() && !SHARE.matcher(share).matches()) {
        throw ApiFailure.invalid(
            key, "spec.strategy.rollingUpdate." + name, "Invalid value: \"%s\"".formatted(share));
      }
    }
  }

  private static void checkContainers(Key key, JsonNode containers) {
    if (!containers.isArray() || containers.isEmpty()) {
      throw ApiFailure.invalid(key, "spec.template.spec.containers", "Required value");
    }
    for (int i = 0; i < containers.size(); i++) {
      checkContainer(key, "spec.template.spec.containers[" + i + "]", containers.get(i));
    }
  }

  private static void checkContainer(Key key, String field, JsonNode container) {
    if (!container.isObject()) {
      throw wrongType(field, container);
    }
    String name = Json.text(container, "name");
    if (!DNS_LABEL.matcher(name).matches()) {
      throw ApiFailure.invalid(
          key,
          field + ".name",
          "Invalid value: \"%s\": a lowercase RFC 1123 label is needed".formatted(name));
    }
    if (Json.text(container, "image").isBlank()) {
      throw ApiFailure.invalid(key, field + ".image", "Required value");
    }
    for (String resource : new String[] {"memory", "cpu"}) {
      checkResource(key, field + ".resources", container.path("resources"), resource);
    }
  }

  private static void checkResource(Key key, String field, JsonNode resources, String name) {
    Optional<BigDecimal> limit = quantity(key, field + ".limits", resources.path("limits"), name);
    Optional<BigDecimal> request =
        quantity(key, field + ".requests", resources.path("requests"), name);
    if (limit.isPresent() && request.isPresent() && request.get().compareTo(limit.get()) > 0) {
      throw ApiFailure.invalid(
          key,
          field + ".requests",
          "Invalid value: \"%s\": must be less than or equal to %s limit of %s"
              .formatted(
                  Json.text(resources, "requests", name),
                  name,
                  Json.text(resources, "limits", name)));
    }
  }

  private static Optional<BigDecimal> quantity(
      Key key, String field, JsonNode values, String name) {
    String text = Json.text(values, name);
    if (text.isEmpty() && !values.has(name)) {
      return Optional.empty();
    }
    Optional<BigDecimal> value = Quantity.parse(text);
    if (value.isEmpty()) {
      throw ApiFailure.badRequest(
          "Deployment in version \"v1\" cannot be handled as a Deployment: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' (%s.%s)"
              .formatted(field, name));
    }
    if (value.get().signum() < 0) {
      throw ApiFailure.invalid(
          key,
          field + "." + name,
          "Invalid value: \"%s\": must be greater than or equal to 0".formatted(text));
    }
    return value;
  }

  private static ApiFailure wrongType(String field, JsonNode value) {
    return ApiFailure.badRequest(
        "Deployment in version \"v1\" cannot be handled as a Deployment: cannot unmarshal %s into field %s"
            .formatted(value.getNodeType(), field));
  }

  private static void defaultTo(ObjectNode spec, String name, int value) {
    if (!Json.has(spec, name)) {
      spec.put(name, value);
    }
  }
}
