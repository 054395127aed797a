package dev.hindsight.local.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Short words for reading and building JSON trees; a missing field reads as empty, never fails. */
public final class Json {

  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Parses one JSON object; throws {@code JacksonException} or IllegalArgumentException. */
  public static ObjectNode parse(String text) {
    if (MAPPER.readTree(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  public static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }

  public static boolean has(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    return !found.isMissingNode() && !found.isNull();
  }

  public static String text(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    return found.isValueNode() && !found.isNull() && !(found instanceof MissingNode)
        ? found.asString("")
        : "";
  }

  public static int number(JsonNode node, String... path) {
    return at(node, path).asInt(0);
  }

  public static boolean flag(JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  public static Stream<JsonNode> items(JsonNode node, String... path) {
    return StreamSupport.stream(at(node, path).spliterator(), false);
  }

  /** The nested object at this path, made where it is absent. */
  public static ObjectNode child(ObjectNode node, String... path) {
    ObjectNode found = node;
    for (String name : path) {
      found = found.path(name) instanceof ObjectNode next ? next : found.putObject(name);
    }
    return found;
  }

  /** Kubernetes' time format: whole seconds, UTC. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public static Instant time(JsonNode node, String... path) {
    String text = text(node, path);
    return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
  }
}
