package dev.hindsight.actions.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What differs between two trees: one line a field, list items by their name; never a secret. */
final class FieldDiff {

  private static final String NONE = "(none)";
  private static final String ANNOTATIONS = ".annotations.";

  private FieldDiff() {}

  static List<String> between(String path, JsonNode before, JsonNode after) {
    List<String> lines = new ArrayList<>();
    walk(path, before, after, lines);
    return lines;
  }

  private static void walk(String path, JsonNode before, JsonNode after, List<String> lines) {
    if (before.equals(after)) {
      return;
    }
    if (mayHoldSecrets(path) || isJson(path, before) || isJson(path, after)) {
      lines.add(path + ": changed");
      return;
    }
    boolean objects = before.isObject() || after.isObject();
    boolean arrays = before.isArray() || after.isArray();
    if (leaf(before) && leaf(after)) {
      lines.add("%s: %s -> %s".formatted(path, value(before), value(after)));
    } else if (objects && !arrays) {
      pairs(fields(before), fields(after), path + ".", "", lines);
    } else {
      pairs(items(before), items(after), path + "[", "]", lines);
    }
  }

  // Where people put passwords as they are, in words that no redactor can know.
  private static boolean mayHoldSecrets(String path) {
    boolean named = path.contains(".env[") || path.contains(".httpHeaders[");
    return path.endsWith(".args")
        || path.endsWith(".command")
        || (named && path.endsWith("].value"))
        || (path.contains(ANNOTATIONS) && path.contains("last-applied"));
  }

  /** A whole object in an annotation, such as the configuration that was last applied. */
  private static boolean isJson(String path, JsonNode value) {
    return path.contains(ANNOTATIONS) && value.asString("").stripLeading().startsWith("{");
  }

  private static void pairs(
      Map<String, JsonNode> before,
      Map<String, JsonNode> after,
      String open,
      String close,
      List<String> lines) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    JsonNode missing = MissingNode.getInstance();
    for (String name : names) {
      walk(
          open + name + close,
          before.getOrDefault(name, missing),
          after.getOrDefault(name, missing),
          lines);
    }
  }

  private static Map<String, JsonNode> fields(JsonNode node) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  private static Map<String, JsonNode> items(JsonNode node) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode item : node.values()) {
      items.put(Json.maybe(item, "/name").orElse(Integer.toString(index)), item);
      index++;
    }
    return items;
  }

  private static boolean leaf(JsonNode node) {
    return node.isMissingNode() || node.isValueNode();
  }

  private static String value(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? NONE : node.asString();
  }
}
