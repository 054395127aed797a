package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7386, and Kubernetes' strategic variant, which merges lists of named things by name. */
final class MergePatch {

  private static final Map<String, String> MERGE_KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "ephemeralContainers", "name",
          "env", "name",
          "volumes", "name",
          "imagePullSecrets", "name",
          "volumeMounts", "mountPath",
          "ports", "containerPort",
          "conditions", "type",
          "ownerReferences", "uid");

  private final boolean strategic;

  private MergePatch(boolean strategic) {
    this.strategic = strategic;
  }

  static ObjectNode apply(ObjectNode target, JsonNode patch, boolean strategic) {
    if (!(patch instanceof ObjectNode fields)) {
      throw ApiFailure.badRequest("a merge patch is an object");
    }
    new MergePatch(strategic).merge(target, fields);
    return target;
  }

  private void merge(ObjectNode target, ObjectNode patch) {
    if (strategic && Json.text(patch, "$patch").equals("replace")) {
      target.removeAll();
    }
    patch
        .properties()
        .forEach(
            field -> {
              if (!strategic || !field.getKey().startsWith("$")) {
                mergeField(target, field.getKey(), field.getValue());
              }
            });
    if (strategic && patch.path("$retainKeys") instanceof ArrayNode keep) {
      List<String> names = Json.items(keep).map(one -> one.asString("")).toList();
      target.retain(names);
    }
  }

  private void mergeField(ObjectNode target, String name, JsonNode value) {
    if (value.isNull() || (strategic && Json.text(value, "$patch").equals("delete"))) {
      target.remove(name);
    } else if (value instanceof ObjectNode fields) {
      merge(Json.child(target, name), fields);
    } else if (strategic && value instanceof ArrayNode items && isMergeList(name, items)) {
      ArrayNode list = target.path(name) instanceof ArrayNode found ? found : target.putArray(name);
      mergeList(list, items, MERGE_KEYS.getOrDefault(name, "name"));
    } else {
      target.set(name, value.deepCopy());
    }
  }

  private static boolean isMergeList(String name, ArrayNode items) {
    return MERGE_KEYS.containsKey(name) && Json.items(items).allMatch(JsonNode::isObject);
  }

  private void mergeList(ArrayNode list, ArrayNode patch, String key) {
    if (Json.items(patch).anyMatch(item -> Json.text(item, "$patch").equals("replace"))) {
      list.removeAll();
    }
    for (JsonNode item : patch) {
      ObjectNode fields = (ObjectNode) item;
      String id = Json.text(fields, key);
      if (Json.text(fields, "$patch").equals("replace")) {
        continue;
      }
      if (id.isEmpty()) {
        throw ApiFailure.badRequest(
            "map: %s does not contain declared merge key: %s".formatted(fields, key));
      }
      Optional<ObjectNode> known =
          Json.items(list)
              .filter(one -> Json.text(one, key).equals(id))
              .map(ObjectNode.class::cast)
              .findFirst();
      if (Json.text(fields, "$patch").equals("delete")) {
        list.removeIf(one -> Json.text(one, key).equals(id));
      } else {
        merge(known.orElseGet(list::addObject), fields);
      }
    }
  }
}
