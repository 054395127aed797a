package dev.hindsight.bot.slack.block;

import static dev.hindsight.bot.slack.block.TextJson.plain;
import static dev.hindsight.bot.slack.block.TextJson.some;
import static dev.hindsight.bot.slack.block.TextJson.text;
import static dev.hindsight.bot.slack.block.TextJson.texts;
import static dev.hindsight.bot.slack.block.TextJson.typed;
import static dev.hindsight.bot.slack.block.TextJson.with;

import java.util.List;
import java.util.Locale;
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
    return JSON.writeValueAsString(node(modal));
  }

  /** The object for {@code view}. */
  public static String of(Home home) {
    return JSON.writeValueAsString(node(home));
  }

  static ObjectNode node(Modal modal) {
    ObjectNode view =
        typed("modal")
            .put("callback_id", modal.callbackId())
            .put("private_metadata", modal.metadata());
    view.set("title", plain(modal.title()));
    view.set("close", plain(modal.submit().isPresent() ? "Cancel" : "Close"));
    modal.submit().ifPresent(label -> view.set("submit", plain(label)));
    view.set("blocks", array(modal.blocks()));
    return view;
  }

  static ObjectNode node(Home home) {
    return with(typed("home"), "blocks", array(home.blocks()));
  }

  static ArrayNode array(List<Block> blocks) {
    ArrayNode array = NODES.arrayNode();
    blocks.forEach(block -> array.add(node(block)));
    return array;
  }

  private static ObjectNode node(Block block) {
    return switch (block) {
      case Block.Header header -> with(typed("header"), "text", text(header.text()));
      case Block.Section section -> section(section);
      case Block.Context context -> with(typed("context"), "elements", texts(context.elements()));
      case Block.Actions row ->
          row(typed("actions"), row.blockId(), ElementJson.array(row.elements()));
      case Block.ContextActions row ->
          row(typed("context_actions"), row.blockId(), ElementJson.array(row.elements()));
      case Block.Divider _ -> typed("divider");
      case Block.RichText rich -> rich(rich.parts());
      case Block.Input input -> input(input);
      case Block.Image image -> image(image);
      case Block.Table table -> table(table);
      case Block.Markdown markdown -> typed("markdown").put("text", some(markdown.text()));
      case Block.TaskCard task -> task(task);
      case Block.Plan plan -> plan(plan);
      case Block.Alert alert ->
          with(typed("alert").put("level", alert.level().word()), "text", text(alert.text()));
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

  private static ObjectNode row(ObjectNode node, String blockId, ArrayNode elements) {
    return with(node.put("block_id", blockId), "elements", elements);
  }

  private static ObjectNode rich(List<Rich> parts) {
    return with(typed("rich_text"), "elements", RichJson.parts(parts));
  }

  private static ObjectNode input(Block.Input input) {
    ObjectNode node =
        typed("input").put("block_id", input.blockId()).put("optional", input.optional());
    node.set("label", plain(input.label()));
    node.set("element", ElementJson.node(input.element()));
    if (!input.hint().isEmpty()) {
      node.set("hint", plain(input.hint()));
    }
    return node;
  }

  private static ObjectNode image(Block.Image image) {
    ObjectNode node = typed("image").put("alt_text", some(Text.inert(image.alt())));
    switch (image.picture()) {
      case Block.Picture.Address(String url) -> node.put("image_url", url);
      case Block.Picture.Uploaded(String file) -> node.putObject("slack_file").put("id", file);
    }
    image.title().ifPresent(title -> node.set("title", plain(title)));
    return node;
  }

  private static ObjectNode table(Block.Table table) {
    ArrayNode rows = NODES.arrayNode();
    for (List<String> row : table.rows()) {
      ArrayNode cells = rows.addArray();
      row.forEach(cell -> cells.add(typed("raw_text").put("text", some(Text.inert(cell)))));
    }
    return with(typed("table"), "rows", rows);
  }

  private static ObjectNode task(Block.TaskCard task) {
    ObjectNode node =
        typed("task_card")
            .put("task_id", task.id())
            .put("title", some(Text.inert(task.title())))
            .put("status", task.status().name().toLowerCase(Locale.ROOT));
    if (!task.details().isEmpty()) {
      node.set("details", rich(task.details()));
    }
    if (!task.output().isEmpty()) {
      node.set("output", rich(task.output()));
    }
    if (!task.sources().isEmpty()) {
      ArrayNode sources = node.putArray("sources");
      task.sources()
          .forEach(
              source ->
                  sources.add(
                      typed("url")
                          .put("url", source.url())
                          .put("text", some(Text.inert(source.text())))));
    }
    return node;
  }

  private static ObjectNode plan(Block.Plan plan) {
    ObjectNode node = typed("plan").put("title", some(Text.inert(plan.title())));
    ArrayNode tasks = node.putArray("tasks");
    plan.tasks().forEach(task -> tasks.add(task(task)));
    return node;
  }
}
