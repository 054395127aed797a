package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Texts as the JSON that Slack reads, and how such JSON is put together. */
final class TextJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TextJson() {}

  static ArrayNode texts(List<Text> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(text -> array.add(text(text)));
    return array;
  }

  static ObjectNode text(Text text) {
    return switch (text) {
      case Text.Plain plain -> plain(plain.value());
      case Text.Mrkdwn markup ->
          typed("mrkdwn").put("text", some(markup.value())).put("verbatim", true);
    };
  }

  static ObjectNode plain(String text) {
    return typed("plain_text").put("text", some(Text.inert(text))).put("emoji", false);
  }

  /** Slack refuses empty texts. */
  static String some(String text) {
    return Optional.of(text).filter(t -> !t.isBlank()).orElse("–");
  }

  static ObjectNode with(ObjectNode node, String field, JsonNode value) {
    node.set(field, value);
    return node;
  }

  static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
