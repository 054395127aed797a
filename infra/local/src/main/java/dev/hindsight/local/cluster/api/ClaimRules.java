package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A claim may only grow, and only where its storage class lets it. */
final class ClaimRules {

  private ClaimRules() {}

  static void check(FieldErrors errors, JsonNode before, JsonNode after) {
    if (size(after).signum() <= 0) {
      errors.add("spec.resources[storage]", "Required value");
    }
    if (before.isEmpty()) {
      return;
    }
    if (!fixed(before).equals(fixed(after))) {
      errors.add(
          "spec",
          "Forbidden: spec is immutable after creation except resources.requests and"
              + " volumeAttributesClassName for bound claims");
    }
    if (size(after).compareTo(size(before)) < 0) {
      errors.add(
          "spec.resources.requests.storage",
          "Forbidden: field can not be less than status.capacity");
    }
  }

  /** The admission plugin for this; throws its 403. */
  static void checkResize(ObjectStore store, Key key, JsonNode before, JsonNode after) {
    if (key.kind() != Kind.PERSISTENT_VOLUME_CLAIM || size(after).compareTo(size(before)) <= 0) {
      return;
    }
    Key storage = new Key(Kind.STORAGE_CLASS, "", Json.text(before, "spec", "storageClassName"));
    if (store.get(storage).filter(c -> Json.flag(c, "allowVolumeExpansion")).isEmpty()) {
      throw ApiFailure.forbidden(
          key,
          "only dynamically provisioned pvc can be resized and the storageclass that provisions"
              + " the pvc must support resize");
    }
  }

  private static BigDecimal size(JsonNode claim) {
    return Quantity.parse(Json.text(claim, "spec", "resources", "requests", "storage"))
        .orElse(BigDecimal.ZERO);
  }

  private static JsonNode fixed(JsonNode claim) {
    JsonNode spec = claim.path("spec").deepCopy();
    if (spec instanceof ObjectNode fields) {
      fields.remove("resources");
    }
    return spec;
  }
}
