package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares pod templates as the deployment controller does and names them by their hash. */
final class Templates {

  static final String HASH_LABEL = "pod-template-hash";

  /** The letters Kubernetes uses in generated names: no vowels, so no words. */
  private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

  private Templates() {}

  static boolean equal(JsonNode one, JsonNode other) {
    return one.path("spec").equals(other.path("spec"))
        && withoutHash(one).path("metadata").equals(withoutHash(other).path("metadata"));
  }

  /** Equal templates have equal hashes; {@code salt} steps aside of a name already taken. */
  static String hash(JsonNode template, int salt) {
    String canonical = canonical(withoutHash(template)) + (salt == 0 ? "" : salt);
    int hash = 0x811c9dc5;
    for (byte b : canonical.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return safe(Integer.toUnsignedString(hash));
  }

  /** A five letter suffix for a generated pod name. */
  static String suffix(java.util.random.RandomGenerator random) {
    return random
        .ints(5, 0, SAFE.length())
        .mapToObj(i -> String.valueOf(SAFE.charAt(i)))
        .collect(Collectors.joining());
  }

  private static String safe(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> String.valueOf(SAFE.charAt(digit % SAFE.length())))
        .collect(Collectors.joining());
  }

  private static ObjectNode withoutHash(JsonNode template) {
    ObjectNode metadata = Json.object();
    template
        .path("metadata")
        .properties()
        .forEach(field -> metadata.set(field.getKey(), field.getValue().deepCopy()));
    Json.child(metadata, "labels").remove(HASH_LABEL);
    metadata.remove("creationTimestamp");
    ObjectNode copy = Json.object();
    copy.set("metadata", metadata);
    copy.set("spec", template.path("spec"));
    return copy;
  }

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      return sorted.entrySet().stream()
          .map(field -> field.getKey() + ":" + canonical(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return node.isArray()
        ? Json.items(node).map(Templates::canonical).collect(Collectors.joining(",", "[", "]"))
        : node.toString();
  }
}
