package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with blocks, each with a pointer to where. */
final class Findings {
  private final List<String> all = new ArrayList<>();

  List<String> all() {
    return List.copyOf(all);
  }

  void add(String what, String pointer) {
    all.add("[ERROR] " + what + " [json-pointer:" + pointer + "]");
  }

  /** A text field of at most so many characters. */
  void length(JsonNode node, String field, int max, String pointer) {
    if (Json.text(node, field).length() > max) {
      add("must be less than " + (max + 1) + " characters", pointer + "/" + field);
    }
  }

  /** A list of at least and at most so many items. */
  void size(JsonNode node, String field, int min, int max, String pointer) {
    int size = node.path(field).size();
    if (size > max) {
      add("no more than " + max + " items allowed", pointer + "/" + field);
    } else if (size < min) {
      add("must provide at least " + min + " items", pointer + "/" + field);
    }
  }

  /** A text object: required or not, plain or not, not empty, not too long. */
  void textObject(
      JsonNode node, String field, boolean required, boolean plain, int max, String at) {
    JsonNode text = node.path(field);
    String pointer = at + "/" + field;
    if (text.isMissingNode() || text.isNull()) {
      if (required) {
        add("missing required field: " + field, at);
      }
      return;
    }
    String type = Json.text(text, "type");
    if (!type.equals("plain_text") && (plain || !type.equals("mrkdwn"))) {
      add(
          plain ? "must be a plain_text object" : "unsupported text type: " + type,
          pointer + "/type");
    }
    if (Json.text(text, "text").isEmpty()) {
      add("must be more than 0 characters", pointer + "/text");
    }
    length(text, "text", max, pointer);
  }
}
