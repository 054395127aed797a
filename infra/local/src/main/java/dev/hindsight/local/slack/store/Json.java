package dev.hindsight.local.slack.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Short forms for the JSON trees this stand-in is made of. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An object with text fields, given as name, value, name, value. */
  public static ObjectNode object(String... namesAndValues) {
    ObjectNode node = object();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      node.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node;
  }

  /** A record as an object. */
  public static ObjectNode object(Record value) {
    return MAPPER.valueToTree(value);
  }

  /** The record an object tells. */
  public static <T extends Record> T read(ObjectNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  /**
   * Reads JSON.
   *
   * @throws IllegalArgumentException when the text is not JSON
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static ObjectNode parseObject(String text) {
    if (parse(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /** The text of a field, empty when absent or not a scalar. */
  public static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Any value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
