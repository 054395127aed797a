package dev.hindsight.local.cluster.api;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chooses the patch format by content type. */
final class Patches {

  private Patches() {}

  static UnaryOperator<ObjectNode> of(ApiRequest request) {
    String type = request.mediaType();
    return switch (type) {
      case "application/json-patch+json" -> {
        JsonNode patch = request.json();
        yield target -> JsonPatch.apply(target, patch);
      }
      case "application/merge-patch+json", "application/strategic-merge-patch+json" -> {
        JsonNode patch = request.json();
        boolean strategic = type.contains("strategic");
        yield target -> MergePatch.apply(target, patch, strategic);
      }
      default -> throw unsupported(type);
    };
  }

  private static ApiFailure unsupported(String type) {
    return ApiFailure.of(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format (%s) - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json"
            .formatted(type.isEmpty() ? "none given" : type));
  }
}
