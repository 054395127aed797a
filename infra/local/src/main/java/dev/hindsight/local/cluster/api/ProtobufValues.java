package dev.hindsight.local.cluster.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One protobuf value as JSON; quantities, times and their like are plain values there. */
final class ProtobufValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Messages whose fields stand in the object around them when they are JSON. */
  private static final Set<String> INLINED =
      Set.of("volumeSource", "localObjectReference", "handler", "probeHandler", "lifecycleHandler");

  private ProtobufValues() {}

  static boolean isInlined(String field) {
    return INLINED.contains(field);
  }

  /** What Go's JSON leaves out, and protobuf does not: empty texts and unset times. */
  static boolean isEmpty(Object value) {
    return value instanceof String text
        ? text.isEmpty()
        : value instanceof Message message
            && name(message).endsWith("Time")
            && message.getAllFields().isEmpty();
  }

  static JsonNode of(Object value, Function<Message, ObjectNode> object) {
    return switch (value) {
      case String text -> JSON.stringNode(text);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Boolean flag -> JSON.booleanNode(flag);
      case ByteString bytes ->
          JSON.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case EnumValueDescriptor word -> JSON.stringNode(word.getName());
      case Message message -> message(message, object);
      default -> JSON.stringNode(value.toString());
    };
  }

  private static JsonNode message(Message message, Function<Message, ObjectNode> object) {
    return switch (name(message)) {
      case "Quantity" -> of(field(message, "string"), object);
      case "Time", "MicroTime" ->
          JSON.stringNode(Json.time(Instant.ofEpochSecond((Long) field(message, "seconds"))));
      case "IntOrString" ->
          of(field(message, field(message, "type").equals(1L) ? "strVal" : "intVal"), object);
      default -> object.apply(message);
    };
  }

  private static String name(Message message) {
    return message.getDescriptorForType().getName();
  }

  private static Object field(Message message, String name) {
    return message.getField(message.getDescriptorForType().findFieldByName(name));
  }
}
