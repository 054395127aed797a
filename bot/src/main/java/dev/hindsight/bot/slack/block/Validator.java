package dev.hindsight.bot.slack.block;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Slack's rules for messages and views: what is wrong is found here, before Slack refuses it. */
public final class Validator {

  private static final int VIEW_BYTES = 250_000;

  private Validator() {}

  /** What is wrong with a message; empty when nothing is. */
  public static List<Problem> check(Message message) {
    ObjectNode node = JsonMapper.shared().createObjectNode().put("text", message.text());
    node.set("blocks", BlockJson.array(message.blocks()));
    return message(node);
  }

  /** What is wrong with a window; empty when nothing is. */
  public static List<Problem> check(Modal modal) {
    return modal(BlockJson.node(modal));
  }

  /** What is wrong with a Home; empty when nothing is. */
  public static List<Problem> check(Home home) {
    return home(BlockJson.node(home));
  }

  static List<Problem> message(JsonNode message) {
    Spot spot = new Spot(message, "", new ArrayList<>());
    // without it a screen reader and a locked phone say nothing
    spot.needs("text", Limits.TEXT);
    spot.zones();
    new BlockRules().blocks(spot, Limits.MESSAGE_BLOCKS);
    return spot.problems();
  }

  static List<Problem> modal(JsonNode view) {
    Spot spot = view(view);
    spot.needsText("title", Limits.MODAL_LABEL, BlockRules.PLAIN);
    spot.mayHaveText("submit", Limits.MODAL_LABEL, BlockRules.PLAIN);
    spot.mayHaveText("close", Limits.MODAL_LABEL, BlockRules.PLAIN);
    spot.mayHave("callback_id", Limits.ID);
    spot.mayHave("private_metadata", Limits.METADATA);
    spot.mayHave("external_id", Limits.ID);
    if (!view.has("submit") && hasInput(view)) {
      spot.at("submit").wrong("is missing, and there is something to fill in");
    }
    return spot.problems();
  }

  static List<Problem> home(JsonNode view) {
    return view(view).problems();
  }

  private static Spot view(JsonNode view) {
    Spot spot = new Spot(view, "", new ArrayList<>());
    new BlockRules().blocks(spot, Limits.MODAL_BLOCKS);
    int bytes = JsonMapper.shared().writeValueAsBytes(view).length;
    if (bytes > VIEW_BYTES) {
      spot.wrong("has %,d bytes, takes %,d".formatted(bytes, VIEW_BYTES));
    }
    return spot;
  }

  private static boolean hasInput(JsonNode view) {
    return view.path("blocks")
        .valueStream()
        .anyMatch(b -> b.path("type").asString("").equals("input"));
  }
}
