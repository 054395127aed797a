package dev.hindsight.actions.kubernetes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tolerant reading of JSON trees: what is not there, or not as expected, is absent. */
final class Json {

  private Json() {}

  static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString("");
  }

  static Optional<String> maybe(JsonNode node, String pointer) {
    return Optional.of(text(node, pointer)).filter(s -> !s.isBlank());
  }

  static long number(JsonNode node, String pointer) {
    return node.at(pointer).asLong(0);
  }

  static Optional<String> annotation(JsonNode object, String name) {
    return Optional.of(object.at("/metadata/annotations").path(name).asString(""))
        .filter(s -> !s.isBlank());
  }

  static List<JsonNode> items(JsonNode list) {
    return List.copyOf(list.path("items").values());
  }

  static List<JsonNode> list(JsonNode node, String pointer) {
    return List.copyOf(node.at(pointer).values());
  }

  /** The fields of an object, each as text. */
  static Map<String, String> texts(JsonNode node, String pointer) {
    Map<String, String> texts = new HashMap<>();
    node.at(pointer).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    return texts;
  }

  static Optional<Instant> time(JsonNode node, String pointer) {
    try {
      return maybe(node, pointer).map(s -> OffsetDateTime.parse(s).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static boolean ownedBy(JsonNode object, String uid) {
    return list(object, "/metadata/ownerReferences").stream()
        .anyMatch(owner -> uid.equals(text(owner, "/uid")));
  }

  /** The name of the owner of that kind. */
  static Optional<String> owner(JsonNode object, String kind) {
    return list(object, "/metadata/ownerReferences").stream()
        .filter(owner -> kind.equals(text(owner, "/kind")))
        .flatMap(owner -> maybe(owner, "/name").stream())
        .findFirst();
  }
}
