package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7386, and Kubernetes' strategic variant, which merges lists of named things by name. */
final class MergePatch {

  /** Lists of named things; every other list is replaced as a whole, tolerations and taints too. */
  private static final Map<String, String> MERGE_KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("env", "name"),
          Map.entry("volumes", "name"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("hostAliases", "ip"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("ports", "containerPort"),
          Map.entry("conditions", "type"),
          Map.entry("addresses", "type"),
          Map.entry("ownerReferences", "uid"));

  /** Lists of words that a strategic patch adds to. */
  private static final Set<String> MERGE_WORDS = Set.of("finalizers", "podCIDRs");

  private static final String DELETE_WORDS = "$deleteFromPrimitiveList/";
  private static final Set<String> DIRECTIVES = Set.of("", "delete", "replace", "merge");

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
    if (directive(patch).equals("replace")) {
      target.removeAll();
    }
    patch
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (!strategic || !name.startsWith("$")) {
                mergeField(target, name, field.getValue());
              } else if (name.startsWith(DELETE_WORDS)) {
                deleteWords(target.path(name.substring(DELETE_WORDS.length())), field.getValue());
              }
            });
    if (strategic && patch.path("$retainKeys") instanceof ArrayNode keep) {
      List<String> names = Json.items(keep).map(one -> one.asString("")).toList();
      target.retain(names);
    }
  }

  private void mergeField(ObjectNode target, String name, JsonNode value) {
    if (value.isNull() || directive(value).equals("delete")) {
      target.remove(name);
    } else if (value instanceof ObjectNode fields) {
      merge(Json.child(target, name), fields);
    } else if (strategic && value instanceof ArrayNode items && isMergeList(name, items)) {
      ArrayNode list = target.path(name) instanceof ArrayNode found ? found : target.putArray(name);
      mergeList(list, items, MERGE_KEYS.getOrDefault(name, "name"));
    } else if (strategic
        && MERGE_WORDS.contains(name)
        && target.path(name) instanceof ArrayNode old) {
      value.forEach(word -> addWord(old, word));
    } else {
      target.set(name, value.deepCopy());
    }
  }

  /** The word of a strategic patch that says what to do with a part of it. */
  private String directive(JsonNode patch) {
    String directive = strategic ? Json.text(patch, "$patch") : "";
    if (!DIRECTIVES.contains(directive)) {
      throw ApiFailure.badRequest("unknown patch type: " + directive);
    }
    return directive;
  }

  private static void addWord(ArrayNode words, JsonNode word) {
    if (Json.items(words).noneMatch(word::equals)) {
      words.add(word);
    }
  }

  private static void deleteWords(JsonNode words, JsonNode gone) {
    if (words instanceof ArrayNode array) {
      array.removeIf(word -> Json.items(gone).anyMatch(word::equals));
    }
  }

  private static boolean isMergeList(String name, ArrayNode items) {
    return MERGE_KEYS.containsKey(name) && Json.items(items).allMatch(JsonNode::isObject);
  }

  private void mergeList(ArrayNode list, ArrayNode patch, String mergeKey) {
    if (Json.items(patch).anyMatch(item -> directive(item).equals("replace"))) {
      list.removeAll();
    }
    for (JsonNode item : patch) {
      if (!(directive(item).equals("replace") && item.size() == 1)) {
        mergeItem(list, (ObjectNode) item, mergeKey);
      }
    }
  }

  private void mergeItem(ArrayNode list, ObjectNode fields, String mergeKey) {
    // a service's ports are known by another field than a container's
    String key =
        mergeKey.equals("containerPort") && !fields.has(mergeKey) && fields.has("port")
            ? "port"
            : mergeKey;
    String id = Json.text(fields, key);
    if (id.isEmpty()) {
      throw ApiFailure.badRequest(
          "map: %s does not contain declared merge key: %s".formatted(fields, key));
    }
    if (directive(fields).equals("delete")) {
      list.removeIf(one -> Json.text(one, key).equals(id));
      return;
    }
    ObjectNode target =
        Json.items(list)
            .filter(one -> Json.text(one, key).equals(id))
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseGet(list::addObject);
    merge(target, fields);
  }
}
