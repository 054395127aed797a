package dev.hindsight.actions.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML strictly: what is not exactly understood is an error that names file and line. */
public final class StrictYaml {

  private static final int LONGEST = 256 * 1024;
  private static final String NO_NULL = "Cannot map `null`";
  private static final String NOT_THIS = "Cannot deserialize value";
  private static final String NO_COERCION = "Cannot coerce";
  private static final Pattern MISSING =
      Pattern.compile("[Nn]ull value for creator property '(\\w+)'");
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  List.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
          .build();

  private StrictYaml() {}

  /**
   * The value.
   *
   * @param file how the text is called before people
   * @throws IllegalArgumentException "file:line:column: what is wrong", for people
   */
  public static <T> T read(String file, byte[] yaml, Class<T> type) {
    if (yaml.length > LONGEST) {
      throw new IllegalArgumentException(
          "%s: is larger than %d KiB".formatted(file, LONGEST / 1024));
    }
    try {
      return Optional.ofNullable(MAPPER.readValue(yaml, type))
          .orElseThrow(() -> new IllegalArgumentException(file + ": is empty"));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + place(e.getLocation()) + ": " + mistake(e), e);
    }
  }

  /** What is wrong with a key of a text that could be read, as an error of its reading is told. */
  static IllegalArgumentException wrong(
      String file, byte[] yaml, List<String> key, String mistake) {
    return new IllegalArgumentException(file + place(of(yaml, key)) + ": " + mistake);
  }

  /** Where a key is. */
  private static @Nullable TokenStreamLocation of(byte[] yaml, List<String> key) {
    String wanted = "/" + String.join("/", key);
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      while (parser.nextToken() != null) {
        boolean named = parser.currentToken() == JsonToken.PROPERTY_NAME;
        if (named && parser.streamReadContext().pathAsPointer().toString().equals(wanted)) {
          return parser.currentTokenLocation();
        }
      }
      return null;
    }
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : ":%d:%d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String mistake(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "unknown key '%s'; there are %s"
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", ")));
      case InvalidTypeIdException unknown when unknown.getTypeId() != null ->
          "unknown type '%s' at %s".formatted(unknown.getTypeId(), path(e));
      case JacksonException _ when e.getCause() instanceof IllegalArgumentException value ->
          "%s (at %s)".formatted(value.getMessage(), path(e));
      case MismatchedInputException wrong when wrong.getOriginalMessage().contains(NO_NULL) ->
          path(e) + " is missing";
      case MismatchedInputException wrong when notThis(wrong.getOriginalMessage()) ->
          "%s must be %s".formatted(path(e), expected(wrong.getTargetType()));
      default -> otherwise(firstLine(e.getOriginalMessage()), path(e));
    };
  }

  private static boolean notThis(String message) {
    return message.contains(NOT_THIS) || message.contains(NO_COERCION);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == String.class) {
      return "a text";
    }
    if (type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))) {
      return type == boolean.class ? "true or false" : "a number";
    }
    return type != null && Collection.class.isAssignableFrom(type) ? "a list" : "a block of keys";
  }

  private static String otherwise(String message, String path) {
    Matcher missing = MISSING.matcher(message);
    return missing.find()
        ? "'%s' is missing at %s".formatted(missing.group(1), path)
        : "%s (at %s)".formatted(message, path);
  }

  /** As people write it: {@code steps[0].action.factor}. */
  private static String path(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(
                r ->
                    r.getPropertyName() == null
                        ? "[" + r.getIndex() + "]"
                        : "." + r.getPropertyName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "the top" : path.startsWith(".") ? path.substring(1) : path;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("not valid");
  }
}
