package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.RevisionRef;
import dev.hindsight.actions.plan.PlanJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pod templates: without what the controller adds, comparable by hash. */
final class Templates {

  static final String RESTART = "hindsight.dev/restart";
  private static final String KUBECTL_RESTART = "kubectl.kubernetes.io/restartedAt";
  private static final String HASH_LABEL = "pod-template-hash";

  private Templates() {}

  /** The template as a Deployment would hold it. */
  static JsonNode clean(JsonNode template) {
    JsonNode copy = sorted(template);
    if (copy.at("/metadata/labels") instanceof ObjectNode labels) {
      labels.remove(HASH_LABEL);
    }
    return copy;
  }

  static RevisionRef revision(long number, JsonNode template) {
    SortedMap<String, String> images = new TreeMap<>();
    Json.list(template, "/spec/containers")
        .forEach(c -> images.put(Json.text(c, "/name"), Json.text(c, "/image")));
    return new RevisionRef(number, hash(template), images);
  }

  /** Restarts leave a trace in the template and are no other template. */
  static String hash(JsonNode template) {
    JsonNode copy = clean(template);
    if (copy.at("/metadata/annotations") instanceof ObjectNode annotations) {
      annotations.remove(List.of(RESTART, KUBECTL_RESTART));
      if (annotations.isEmpty() && copy.path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("annotations");
      }
    }
    return PlanJson.sha256(copy.toString());
  }

  /** The trace of the last restart of ours. */
  static Optional<String> restart(JsonNode template) {
    return Json.annotation(template, RESTART);
  }

  /** The same with sorted keys and without nulls, which servers add and drop as they like. */
  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonMapper.shared().createObjectNode();
        fields(object).forEach((k, v) -> copy.set(k, sorted(v)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonMapper.shared().createArrayNode();
        array.values().forEach(v -> copy.add(sorted(v)));
        yield copy;
      }
      default -> node;
    };
  }

  private static Map<String, JsonNode> fields(ObjectNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().stream()
        .filter(e -> !e.getValue().isNull())
        .forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }
}
