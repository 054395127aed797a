package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6902. */
final class JsonPatch {

  private JsonPatch() {}

  static ObjectNode apply(ObjectNode target, JsonNode patch) {
    if (!patch.isArray()) {
      throw ApiFailure.badRequest("a JSON patch is an array of operations");
    }
    ObjectNode result = target;
    for (JsonNode operation : patch) {
      operate(result, operation);
    }
    return result;
  }

  private static void operate(ObjectNode target, JsonNode operation) {
    List<String> path = path(Json.text(operation, "path"));
    switch (Json.text(operation, "op")) {
      case "add" -> add(target, path, value(operation));
      case "remove" -> remove(target, path);
      case "replace" -> replace(target, path, value(operation));
      case "test" -> test(target, path, operation);
      case "move" -> {
        List<String> from = path(Json.text(operation, "from"));
        JsonNode moved = read(target, from);
        remove(target, from);
        add(target, path, moved);
      }
      case "copy" -> add(target, path, read(target, path(Json.text(operation, "from"))).deepCopy());
      default -> throw ApiFailure.badRequest("unknown JSON patch operation " + operation);
    }
  }

  private static void test(ObjectNode target, List<String> path, JsonNode operation) {
    if (!read(target, path).equals(operation.path("value"))) {
      throw rejected("testing value %s failed".formatted(Json.text(operation, "path")));
    }
  }

  private static void replace(ObjectNode target, List<String> path, JsonNode value) {
    read(target, path);
    JsonNode parent = parent(target, path);
    if (parent instanceof ArrayNode array) {
      array.set(index(path.getLast(), array.size() - 1), value);
    } else {
      ((ObjectNode) parent).set(path.getLast(), value);
    }
  }

  private static void add(ObjectNode target, List<String> path, JsonNode value) {
    JsonNode parent = parent(target, path);
    if (parent instanceof ArrayNode array) {
      String last = path.getLast();
      array.insert(last.equals("-") ? array.size() : index(last, array.size()), value);
    } else {
      ((ObjectNode) parent).set(path.getLast(), value);
    }
  }

  private static void remove(ObjectNode target, List<String> path) {
    read(target, path);
    JsonNode parent = parent(target, path);
    if (parent instanceof ArrayNode array) {
      array.remove(index(path.getLast(), array.size() - 1));
    } else {
      ((ObjectNode) parent).remove(path.getLast());
    }
  }

  private static JsonNode parent(ObjectNode target, List<String> path) {
    if (path.isEmpty()) {
      throw rejected("the whole object cannot be replaced");
    }
    JsonNode parent = read(target, path.subList(0, path.size() - 1));
    if (parent.isContainer()) {
      return parent;
    }
    throw missing(path);
  }

  private static JsonNode read(JsonNode target, List<String> path) {
    JsonNode node = target;
    for (String part : path) {
      node = node.isArray() ? node.path(index(part, node.size() - 1)) : node.path(part);
      if (node.isMissingNode()) {
        throw missing(path);
      }
    }
    return node;
  }

  private static int index(String part, int max) {
    if (!part.matches("\\d{1,6}") || Integer.parseInt(part) > max) {
      throw rejected("no such array index: " + part);
    }
    return Integer.parseInt(part);
  }

  private static List<String> path(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw ApiFailure.badRequest("not a JSON pointer: " + pointer);
    }
    var parts = new ArrayList<String>();
    Arrays.stream(pointer.split("/", -1))
        .skip(1)
        .forEach(part -> parts.add(part.replace("~1", "/").replace("~0", "~")));
    return parts;
  }

  private static JsonNode value(JsonNode operation) {
    JsonNode value = operation.path("value");
    if (value.isMissingNode()) {
      throw ApiFailure.badRequest("a JSON patch operation has no value: " + operation);
    }
    return value.deepCopy();
  }

  private static ApiFailure missing(List<String> path) {
    return rejected("doc is missing path: /" + String.join("/", path));
  }

  private static ApiFailure rejected(String why) {
    return ApiFailure.of(
        422, "Invalid", "the server rejected our request due to an error in our request: " + why);
  }
}
