package dev.hindsight.actions.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Between JSON by the API's own names and the SDK's classes, by the SDK's own list of fields. */
final class AwsJson {

  private static final Map<MarshallingType<?>, Function<JsonNode, Object>> PLAIN =
      Map.of(
          MarshallingType.STRING, JsonNode::asString,
          MarshallingType.INTEGER, JsonNode::asInt,
          MarshallingType.LONG, JsonNode::asLong,
          MarshallingType.BOOLEAN, JsonNode::asBoolean,
          MarshallingType.DOUBLE, JsonNode::asDouble,
          MarshallingType.FLOAT, JsonNode::floatValue,
          MarshallingType.BIG_DECIMAL, node -> new BigDecimal(node.asString()),
          MarshallingType.INSTANT, node -> Instant.parse(node.asString()));

  private AwsJson() {}

  /** Sets these parameters; throws {@link IllegalArgumentException} for one that it has not. */
  static <T extends SdkPojo> T fill(T builder, JsonNode parameters) {
    Map<String, SdkField<?>> fields =
        builder.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::memberName, Function.identity(), (a, _) -> a));
    parameters
        .properties()
        .forEach(
            entry -> {
              SdkField<?> field = fields.get(entry.getKey());
              if (field == null) {
                throw new IllegalArgumentException(
                    "%s has no %s"
                        .formatted(builder.getClass().getEnclosingClass(), entry.getKey()));
              }
              field.set(builder, value(field, entry.getValue()));
            });
    return builder;
  }

  private static Object value(SdkField<?> field, JsonNode node) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.LIST)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      return node.values().stream().map(item -> value(member, item)).toList();
    }
    if (type.equals(MarshallingType.MAP)) {
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), value(member, e.getValue())));
      return map;
    }
    if (type.equals(MarshallingType.SDK_POJO)) {
      return ((Buildable) fill(field.constructor().get(), node)).build();
    }
    Function<JsonNode, Object> plain = PLAIN.get(type);
    if (plain == null) {
      throw new IllegalArgumentException("no way to set " + field.memberName());
    }
    return plain.apply(node);
  }

  /** Everything that an answer has. */
  static ObjectNode tree(SdkPojo answer) {
    ObjectNode tree = JsonMapper.shared().createObjectNode();
    for (SdkField<?> field : answer.sdkFields()) {
      JsonNode node = node(field.getValueOrDefault(answer));
      if (!node.isNull() && !(node.isContainer() && node.isEmpty())) {
        tree.set(field.memberName(), node);
      }
    }
    return tree;
  }

  private static JsonNode node(@Nullable Object value) {
    JsonMapper json = JsonMapper.shared();
    return switch (value) {
      case null -> json.nullNode();
      case SdkPojo pojo -> tree(pojo);
      case List<?> list -> {
        ArrayNode array = json.createArrayNode();
        list.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = json.createObjectNode();
        map.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
        yield object;
      }
      case SdkBytes bytes -> json.valueToTree(bytes.asByteArray());
      case Instant instant -> json.valueToTree(instant.toString());
      case Object plain -> json.valueToTree(plain);
    };
  }
}
