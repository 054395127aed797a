package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Blocks as the JSON that Slack reads. */
public final class BlockJson {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BlockJson() {}

  /** The array for {@code blocks}. */
  public static String of(List<Block> blocks) {
    return JSON.writeValueAsString(array(blocks));
  }

  /** The object for {@code view}. */
  public static String of(Modal modal) {
    ObjectNode view =
        typed("modal")
            .put("callback_id", modal.callbackId())
            .put("private_metadata", modal.metadata());
    view.set("title", plain(modal.title()));
    view.set("close", plain(modal.submit().isPresent() ? "Cancel" : "Close"));
    modal.submit().ifPresent(label -> view.set("submit", plain(label)));
    view.set("blocks", array(modal.blocks()));
    return JSON.writeValueAsString(view);
  }

  /** The object for {@code view}. */
  public static String of(Home home) {
    return JSON.writeValueAsString(with(typed("home"), "blocks", array(home.blocks())));
  }

  private static ArrayNode array(List<Block> blocks) {
    ArrayNode array = NODES.arrayNode();
    blocks.forEach(block -> array.add(node(block)));
    return array;
  }

  private static ObjectNode node(Block block) {
    return switch (block) {
      case Block.Header header -> with(typed("header"), "text", text(header.text()));
      case Block.Section section -> section(section);
      case Block.Context context -> with(typed("context"), "elements", texts(context.elements()));
      case Block.Actions actions -> actions(actions);
      case Block.Divider _ -> typed("divider");
      case Block.RichText rich ->
          with(typed("rich_text"), "elements", RichJson.parts(rich.parts()));
      case Block.Input input -> input(input);
    };
  }

  private static ObjectNode section(Block.Section section) {
    ObjectNode node = typed("section");
    section.text().ifPresent(text -> node.set("text", text(text)));
    if (!section.fields().isEmpty()) {
      node.set("fields", texts(section.fields()));
    }
    return node;
  }

  private static ObjectNode actions(Block.Actions actions) {
    ArrayNode elements = NODES.arrayNode();
    actions.elements().forEach(element -> elements.add(element(element)));
    return with(typed("actions").put("block_id", actions.blockId()), "elements", elements);
  }

  private static ObjectNode input(Block.Input input) {
    ObjectNode node =
        typed("input").put("block_id", input.blockId()).put("optional", input.optional());
    node.set("label", plain(input.label()));
    node.set("element", element(input.element()));
    if (!input.hint().isEmpty()) {
      node.set("hint", plain(input.hint()));
    }
    return node;
  }

  private static ObjectNode element(Element element) {
    return switch (element) {
      case Element.Button button -> button(button);
      case Element.Overflow overflow ->
          with(
              typed("overflow").put("action_id", overflow.actionId()),
              "options",
              options(overflow.options()));
      case Element.Radio radio ->
          with(
              typed("radio_buttons").put("action_id", radio.actionId()),
              "options",
              options(radio.options()));
      case Element.Select select -> select(select);
      case Element.Input input ->
          typed("plain_text_input")
              .put("action_id", input.actionId())
              .put("multiline", input.multiline())
              .put("max_length", input.maxLength());
    };
  }

  private static ObjectNode select(Element.Select select) {
    ObjectNode node = typed("static_select").put("action_id", select.actionId());
    node.set("placeholder", plain(select.placeholder()));
    return with(node, "options", options(select.options()));
  }

  private static ObjectNode button(Element.Button button) {
    ObjectNode node =
        typed("button")
            .put("action_id", button.actionId())
            .put("value", button.value())
            .put("accessibility_label", button.spoken());
    node.set("text", plain(button.text()));
    if (button.style() != Element.Style.DEFAULT) {
      node.put("style", button.style().name().toLowerCase(Locale.ROOT));
    }
    button.url().ifPresent(url -> node.put("url", url));
    button.confirm().ifPresent(confirm -> node.set("confirm", confirm(confirm)));
    return node;
  }

  private static ObjectNode confirm(Confirm confirm) {
    ObjectNode node = NODES.objectNode();
    node.set("title", plain(confirm.title()));
    node.set("text", plain(confirm.text()));
    node.set("confirm", plain(confirm.confirm()));
    node.set("deny", plain(confirm.deny()));
    return node;
  }

  private static ArrayNode options(List<Option> options) {
    ArrayNode array = NODES.arrayNode();
    for (Option option : options) {
      array.add(
          with(NODES.objectNode().put("value", option.value()), "text", plain(option.text())));
    }
    return array;
  }

  private static ArrayNode texts(List<Text> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(text -> array.add(text(text)));
    return array;
  }

  private static ObjectNode text(Text text) {
    return switch (text) {
      case Text.Plain plain -> plain(plain.value());
      case Text.Mrkdwn markup ->
          typed("mrkdwn").put("text", some(markup.value())).put("verbatim", true);
    };
  }

  private static ObjectNode plain(String text) {
    return typed("plain_text").put("text", some(Text.inert(text))).put("emoji", false);
  }

  /** Slack refuses empty texts. */
  private static String some(String text) {
    return Optional.of(text).filter(t -> !t.isBlank()).orElse("–");
  }

  private static ObjectNode with(ObjectNode node, String field, JsonNode value) {
    node.set(field, value);
    return node;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
