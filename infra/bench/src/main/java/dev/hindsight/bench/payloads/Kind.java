package dev.hindsight.bench.payloads;

import tools.jackson.databind.JsonNode;

/** What a decoded request is, by its own words. */
final class Kind {
  /** A form of its own, without JSON. */
  static final String COMMAND = "slash_command";

  private Kind() {}

  /** Such as {@code block_actions}, {@code slash_command} or {@code event message/im}. */
  static String of(JsonNode request) {
    JsonNode event = request.path("event");
    if (event.isObject()) {
      String subtype = event.path("subtype").asString("");
      String type = event.path("type").asString("");
      return "event " + type + (subtype.isEmpty() ? "" : "/" + subtype);
    }
    return request.has("command") && !request.has("type")
        ? COMMAND
        : request.path("type").asString("");
  }
}
