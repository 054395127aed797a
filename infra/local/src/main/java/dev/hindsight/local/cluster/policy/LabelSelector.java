package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;

/** A selector inside of an object: {@code matchLabels} and {@code matchExpressions}. */
final class LabelSelector {

  private LabelSelector() {}

  /** An empty selector matches everything, an absent one nothing. */
  static boolean matches(JsonNode selector, JsonNode object) {
    if (!selector.isObject()) {
      return false;
    }
    JsonNode labels = Json.at(object, "metadata", "labels");
    return selector.path("matchLabels").properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())))
        && Json.items(selector, "matchExpressions").allMatch(one -> matchesOne(one, labels));
  }

  private static boolean matchesOne(JsonNode expression, JsonNode labels) {
    JsonNode label = labels.path(Json.text(expression, "key"));
    boolean named = Json.items(expression, "values").anyMatch(label::equals);
    return switch (Json.text(expression, "operator")) {
      case "In" -> named;
      case "NotIn" -> !named;
      case "Exists" -> !label.isMissingNode();
      case "DoesNotExist" -> label.isMissingNode();
      default -> false;
    };
  }
}
