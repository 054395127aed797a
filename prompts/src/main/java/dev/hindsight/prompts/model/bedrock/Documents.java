package dev.hindsight.prompts.model.bedrock;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the AWS SDK has it, and back. */
final class Documents {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Documents() {}

  /** An object's JSON; what cannot be read is an empty object. */
  static Document of(String json) {
    try {
      return document(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    } catch (RuntimeException e) {
      return Document.mapBuilder().build();
    }
  }

  static String json(@Nullable Document document) {
    return document == null ? "{}" : JSON.writeValueAsString(plain(document));
  }

  private static Document document(@Nullable Object value) {
    return switch (value) {
      case null -> Document.fromNull();
      case Map<?, ?> map ->
          Document.fromMap(
              map.entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          e -> String.valueOf(e.getKey()), e -> document(e.getValue()))));
      case List<?> list -> Document.fromList(list.stream().map(Documents::document).toList());
      case Boolean truth -> Document.fromBoolean(truth);
      case Number number -> Document.fromNumber(number.toString());
      default -> Document.fromString(String.valueOf(value));
    };
  }

  private static @Nullable Object plain(Document document) {
    return document.isNumber() ? document.asNumber().bigDecimalValue() : notNumber(document);
  }

  private static @Nullable Object notNumber(Document document) {
    if (document.isMap()) {
      Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
      document.asMap().forEach((key, value) -> map.put(key, plain(value)));
      return map;
    }
    return document.isList()
        ? document.asList().stream().map(Documents::plain).toList()
        : document.unwrap();
  }
}
