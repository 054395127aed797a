package dev.hindsight.actions.kubernetes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The smallest JSON merge patch (RFC 7396) that turns one tree into another. */
final class MergePatch {

  private MergePatch() {}

  static ObjectNode between(JsonNode from, JsonNode to) {
    ObjectNode patch = JsonMapper.shared().createObjectNode();
    for (String name : from.propertyNames()) {
      if (!to.has(name)) {
        patch.putNull(name);
      }
    }
    to.properties()
        .forEach(
            field -> {
              JsonNode old = from.path(field.getKey());
              JsonNode now = field.getValue();
              if (old.isObject() && now.isObject()) {
                ObjectNode inner = between(old, now);
                if (!inner.isEmpty()) {
                  patch.set(field.getKey(), inner);
                }
              } else if (!old.equals(now)) {
                patch.set(field.getKey(), now);
              }
            });
    return patch;
  }
}
