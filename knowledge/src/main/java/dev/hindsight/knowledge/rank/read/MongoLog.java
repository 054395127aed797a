package dev.hindsight.knowledge.rank.read;

import tools.jackson.databind.JsonNode;

/** An entry of MongoDB's log: what happened, and its attributes, which say to what. */
final class MongoLog {

  private static final int MOST = 400;

  private MongoLog() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    String message = ToolDocument.text(node, "msg");
    if (message.isEmpty() || !node.path("c").isString() || !node.path("t").isObject()) {
      return false;
    }
    found.times().seen(node.at("/t/$date").asString(""));
    String attributes = node.path("attr").isObject() ? " " + node.path("attr") : "";
    String text = node.path("c").asString("") + " " + message + attributes;
    String level =
        switch (ToolDocument.text(node, "s")) {
          case "F" -> "FATAL ";
          case "E" -> "ERROR ";
          case "W" -> "WARN ";
          default -> "";
        };
    found.add(
        lines.number(0),
        lines.object(),
        "log",
        level + text.substring(0, Math.min(MOST, text.length())));
    return true;
  }
}
