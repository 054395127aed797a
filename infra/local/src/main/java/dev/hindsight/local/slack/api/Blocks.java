package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slack does with blocks before it keeps them. */
final class Blocks {
  private static final int CUMULATIVE_TEXT = 12_000;

  private Blocks() {}

  /** Checks a message's blocks and gives every block and control an id. */
  static JsonNode accepted(JsonNode blocks) {
    List<String> wrong = BlockRules.message(blocks);
    if (!wrong.isEmpty()) {
      throw new SlackError("invalid_blocks", wrong);
    }
    if (textLength(blocks) > CUMULATIVE_TEXT) {
      throw new SlackError("msg_blocks_too_long");
    }
    ObjectNode holder = Json.object();
    holder.set("blocks", blocks);
    return identified(holder).path("blocks");
  }

  /** Gives ids to blocks and controls that have none. */
  static ObjectNode identified(ObjectNode holder) {
    for (JsonNode block : holder.path("blocks")) {
      spellOut(block);
      identify(block, "block_id");
      identifyControl(block.path("accessory"));
      identifyControl(block.path("element"));
      if (Json.text(block, "type").endsWith("actions")) {
        block.path("elements").forEach(Blocks::identifyControl);
      }
    }
    return holder;
  }

  // Slack writes out what it takes for granted
  private static void spellOut(JsonNode node) {
    if (node instanceof ObjectNode text
        && Json.text(text, "type").equals("plain_text")
        && !text.has("emoji")) {
      text.put("emoji", true);
    }
    node.forEach(Blocks::spellOut);
  }

  private static void identifyControl(JsonNode node) {
    if (!Json.text(node, "type").equals("image")) {
      identify(node, "action_id");
    }
  }

  private static void identify(JsonNode node, String field) {
    if (node instanceof ObjectNode object && Json.text(object, field).isEmpty()) {
      object.put(field, UUID.randomUUID().toString().substring(0, 5));
    }
  }

  /** All characters of all {@code text} fields. */
  static int textLength(JsonNode node) {
    int sum = node.path("text").isString() ? Json.text(node, "text").length() : 0;
    for (JsonNode child : node) {
      sum += textLength(child);
    }
    return sum;
  }
}
