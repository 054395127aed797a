package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of a pod's spec, wherever it stands. */
final class PodTemplateRules {

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private PodTemplateRules() {}

  static void complete(ObjectNode spec) {
    defaultTo(spec, "restartPolicy", "Always");
    defaultTo(spec, "dnsPolicy", "ClusterFirst");
    defaultTo(spec, "schedulerName", "default-scheduler");
    if (!spec.has("terminationGracePeriodSeconds")) {
      spec.put("terminationGracePeriodSeconds", 30);
    }
    if (!spec.has("securityContext")) {
      spec.putObject("securityContext");
    }
    Json.items(spec, "containers")
        .filter(JsonNode::isObject)
        .forEach(container -> completeContainer((ObjectNode) container));
  }

  private static void completeContainer(ObjectNode container) {
    boolean latest = Json.text(container, "image").endsWith(":latest");
    defaultTo(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
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
  static void canonical(JsonNode quantities) {
    if (quantities instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.path(name).isValueNode()) {
          object.put(name, Quantity.canonical(object.path(name).asString("")));
        }
      }
    }
  }

  /** {@code title} is the kind whose body this is, for the words of a 400. */
  static void check(FieldErrors errors, String path, JsonNode spec, String title) {
    JsonNode containers = spec.path("containers");
    if (!containers.isArray() || containers.isEmpty()) {
      errors.add(path + ".containers", "Required value");
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      String field = path + ".containers[" + i + "]";
      checkContainer(errors, field, containers.get(i), title);
      String name = Json.text(containers.get(i), "name");
      if (!names.add(name)) {
        errors.add(field + ".name", "Duplicate value: \"" + name + "\"");
      }
    }
  }

  private static void checkContainer(
      FieldErrors errors, String field, JsonNode container, String title) {
    if (!container.isObject()) {
      throw malformed(title, "cannot unmarshal " + container.getNodeType() + " into " + field);
    }
    String name = Json.text(container, "name");
    if (name.isEmpty()) {
      errors.add(field + ".name", "Required value");
    } else if (!DNS_LABEL.matcher(name).matches()) {
      errors.add(
          field + ".name",
          "Invalid value: \"%s\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
              .formatted(name));
    }
    if (Json.text(container, "image").isBlank()) {
      errors.add(field + ".image", "Required value");
    }
    for (String resource : new String[] {"memory", "cpu"}) {
      checkResource(errors, field + ".resources", container.path("resources"), resource, title);
    }
  }

  private static void checkResource(
      FieldErrors errors, String field, JsonNode resources, String name, String title) {
    Optional<BigDecimal> limit = quantity(errors, field, resources, "limits", name, title);
    Optional<BigDecimal> request = quantity(errors, field, resources, "requests", name, title);
    if (limit.isPresent() && request.isPresent() && request.get().compareTo(limit.get()) > 0) {
      errors.add(
          field + ".requests",
          "Invalid value: \"%s\": must be less than or equal to %s limit of %s"
              .formatted(
                  Json.text(resources, "requests", name),
                  name,
                  Json.text(resources, "limits", name)));
    }
  }

  private static Optional<BigDecimal> quantity(
      FieldErrors errors,
      String field,
      JsonNode resources,
      String list,
      String name,
      String title) {
    if (!resources.path(list).has(name)) {
      return Optional.empty();
    }
    String text = Json.text(resources, list, name);
    Optional<BigDecimal> value = Quantity.parse(text);
    if (value.isEmpty()) {
      throw malformed(
          title,
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' (%s.%s.%s)"
              .formatted(field, list, name));
    }
    if (value.get().signum() < 0) {
      errors.add(
          field + "." + list + "[" + name + "]",
          "Invalid value: \"%s\": must be greater than or equal to 0".formatted(text));
    }
    return value;
  }

  static ApiFailure malformed(String title, String why) {
    String version = title.equals("Deployment") ? "apps/v1" : "v1";
    return ApiFailure.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(title, version.replaceFirst(".*/", ""), title, why));
  }

  private static void defaultTo(ObjectNode object, String name, String value) {
    if (!Json.has(object, name)) {
      object.put(name, value);
    }
  }
}
