package dev.hindsight.bench.payloads;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * Which keys a request has, and of which types.
 *
 * <p>What an app fills in itself is only looked at from outside: blocks, values, metadata.
 */
record Shape(Map<String, Set<JsonNodeType>> types) {
  private static final Set<String> OPAQUE =
      Set.of("blocks", "values", "metadata", "attachments", "elements", "accessory", "options");

  static Shape of(JsonNode node) {
    Shape shape = new Shape(new TreeMap<>());
    shape.walk(node, "");
    return shape;
  }

  private void walk(JsonNode node, String path) {
    if (node.isObject()) {
      node.properties().forEach(f -> field(f.getKey(), f.getValue(), path));
    }
    if (node.isArray()) {
      node.forEach(element -> at(path + "[" + element.path("type").asString("") + "]", element));
    }
  }

  private void field(String key, JsonNode value, String path) {
    String at = path.isEmpty() ? key : path + "." + key;
    if (OPAQUE.contains(key)) {
      types.computeIfAbsent(at, k -> new TreeSet<>()).add(value.getNodeType());
    } else {
      at(at, value);
    }
  }

  private void at(String path, JsonNode value) {
    types.computeIfAbsent(path, k -> new TreeSet<>()).add(value.getNodeType());
    walk(value, path);
  }

  boolean has(String path) {
    return types.containsKey(path);
  }

  /** The part that is not the event itself, which all events share. */
  Shape envelope() {
    return filtered(false);
  }

  /** The event itself, for an event; else all of it. */
  Shape content() {
    return has("event.type") ? filtered(true) : this;
  }

  private Shape filtered(boolean inEvent) {
    Map<String, Set<JsonNodeType>> some = new TreeMap<>(types);
    some.keySet().removeIf(path -> (path + ".").startsWith("event.") != inEvent);
    return new Shape(some);
  }
}
