package dev.hindsight.actions.policy.yaml;

import dev.hindsight.actions.policy.yaml.Value.Raw;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML document into values that know their place; no aliases or tags. */
public final class YamlReader {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int DEEPEST = 12;
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  public static Value read(String file, byte[] bytes) {
    Place start = new Place(file, 1, 1);
    if (bytes.length > MOST_BYTES) {
      throw start.error("is larger than %d KiB".formatted(MOST_BYTES / 1024));
    }
    try (YAMLParser parser = (YAMLParser) MAPPER.createParser(text(bytes))) {
      YamlReader reader = new YamlReader(file, parser);
      if (parser.nextToken() == null) {
        throw start.error("is empty");
      }
      Value document = reader.value(0);
      if (parser.nextToken() != null) {
        throw reader.here().error("a second document; there must be one");
      }
      return document;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      Place place =
          at == null
              ? start
              : new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
      throw new PolicyFileException(
          String.valueOf(
              place
                  .error("is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""))
                  .getMessage()),
          e);
    } catch (CharacterCodingException e) {
      throw new PolicyFileException(String.valueOf(start.error("is no UTF-8").getMessage()), e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private Place here() {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Place(file, at.getLineNr(), at.getColumnNr());
  }

  private Value value(int depth) {
    Place place = here();
    if (depth > DEEPEST) {
      throw place.error("is nested too deeply");
    }
    // what an alias or a tag stands for is not what a reader sees
    if (parser.isCurrentAlias() || parser.getTypeId() != null) {
      throw place.error("aliases and tags are not allowed");
    }
    return new Value(
        place,
        switch (parser.currentToken()) {
          case START_OBJECT -> fields(depth);
          case START_ARRAY -> items(depth);
          case VALUE_STRING -> new Raw.Text(parser.getString());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Raw.Numeric(parser.getDecimalValue());
          case VALUE_TRUE, VALUE_FALSE -> new Raw.Flag(parser.getBooleanValue());
          case VALUE_NULL -> new Raw.Nothing();
          case JsonToken other -> throw place.error("unexpected " + other);
        });
  }

  private Raw fields(int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place key = here();
      parser.nextToken();
      Value value = value(depth + 1);
      fields.put(name, new Value(value.place(), key, value.raw()));
    }
    return new Raw.Fields(fields);
  }

  private Raw items(int depth) {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new Raw.Items(items);
  }
}
