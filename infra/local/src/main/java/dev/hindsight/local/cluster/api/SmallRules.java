package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Validation that fits into a few lines a kind. */
final class SmallRules {

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
  private static final int LARGEST = 1 << 20;
  private static final Pattern SHARE = Pattern.compile("\\d{1,9}%?");

  private SmallRules() {}

  static void name(FieldErrors errors, String name) {
    if (name.length() > 253 || !SUBDOMAIN.matcher(name).matches()) {
      errors.add(
          "metadata.name",
          "Invalid value: \"%s\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
              .formatted(name));
    }
  }

  static void quota(FieldErrors errors, JsonNode quota) {
    Json.at(quota, "spec", "hard")
        .properties()
        .forEach(
            field -> {
              String text = field.getValue().asString("");
              if (Quantity.parse(text).filter(amount -> amount.signum() >= 0).isEmpty()) {
                errors.add(
                    "spec.hard[" + field.getKey() + "]",
                    "Invalid value: \"%s\": must be greater than or equal to 0".formatted(text));
              }
            });
  }

  static void budget(FieldErrors errors, JsonNode budget) {
    JsonNode spec = budget.path("spec");
    if (Json.has(spec, "minAvailable") && Json.has(spec, "maxUnavailable")) {
      errors.add("spec", "Invalid value: minAvailable and maxUnavailable cannot be both set");
    }
    for (String field : new String[] {"minAvailable", "maxUnavailable"}) {
      if (Json.has(spec, field) && !SHARE.matcher(Json.text(spec, field)).matches()) {
        errors.add(
            "spec." + field,
            "Invalid value: \"%s\": must be greater than or equal to 0"
                .formatted(Json.text(spec, field)));
      }
    }
  }

  static void configMap(FieldErrors errors, JsonNode before, JsonNode after) {
    JsonNode data = after.path("data");
    if (Json.flag(before, "immutable") && !before.path("data").equals(data)) {
      errors.add("data", "Forbidden: field is immutable when `immutable` is set");
    }
    long bytes = 0;
    for (var entry : data.properties()) {
      bytes += entry.getValue().asString("").getBytes(StandardCharsets.UTF_8).length;
      if (!KEY.matcher(entry.getKey()).matches()) {
        errors.add(
            "data[%s]".formatted(entry.getKey()),
            "Invalid value: \"%s\": a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
                .formatted(entry.getKey()));
      }
    }
    if (bytes > LARGEST) {
      errors.add("", "Too long: may not be more than %d bytes".formatted(LARGEST));
    }
  }

  /** For kinds whose spec belongs to a controller here. */
  static void unchanged(FieldErrors errors, JsonNode before, JsonNode after) {
    if (!before.path("spec").equals(after.path("spec"))) {
      errors.add("spec", "Forbidden: updates of this kind's spec are not served");
    }
  }
}
