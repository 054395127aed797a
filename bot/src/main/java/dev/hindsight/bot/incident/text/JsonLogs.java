package dev.hindsight.bot.incident.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Log lines that are JSON, as the words in them. */
final class JsonLogs {

  private static final List<String> LEVEL = List.of("level", "severity", "lvl");
  private static final List<String> WORDS =
      List.of("msg", "message", "log", "error", "err", "exception", "reason");

  private JsonLogs() {}

  /** The line itself where it is not JSON or says nothing in the usual fields. */
  static String plain(String line) {
    if (!line.startsWith("{") || !line.endsWith("}")) {
      return line;
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(line);
      String words = said(json, WORDS.stream());
      return words.isEmpty()
          ? line
          : Stream.of(said(json, LEVEL.stream()).toUpperCase(Locale.ROOT), words)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" "));
    } catch (JacksonException e) {
      return line; // half a line of JSON is still a line
    }
  }

  private static String said(JsonNode json, Stream<String> fields) {
    return fields
        .map(json::path)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .map(text -> text.strip().replaceAll("\\s+", " "))
        .distinct()
        .collect(Collectors.joining(": "));
  }
}
