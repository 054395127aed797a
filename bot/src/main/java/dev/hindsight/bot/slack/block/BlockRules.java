package dev.hindsight.bot.slack.block;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Slack's rules for the blocks of one message or view. */
final class BlockRules {

  static final Set<String> PLAIN = Set.of("plain_text");
  static final Set<String> ANY = Set.of("plain_text", "mrkdwn");
  private static final Set<String> STATUS = Set.of("pending", "in_progress", "complete", "error");
  private static final Set<String> LEVEL = Set.of("default", "info", "warning", "error", "success");
  private static final int MANY = 1_000;

  private final Set<String> ids = new HashSet<>();
  private int markdown;
  private int tables;

  void blocks(Spot surface, int max) {
    surface.each("blocks", 0, max, this::block);
  }

  private void block(Spot block) {
    block.mayHave("block_id", Limits.ID);
    String id = block.string("block_id");
    if (!id.isEmpty() && !ids.add(id)) {
      block.at("block_id").wrong("is there twice");
    }
    switch (block.type()) {
      case "header" -> block.needsText("text", Limits.HEADER, PLAIN);
      case "section" -> section(block);
      case "context" -> block.each("elements", 1, Limits.FIELDS, BlockRules::small);
      case "actions" -> row(block, Limits.ACTIONS, ElementRules::inActions);
      case "context_actions" -> row(block, Limits.CONTEXT_ACTIONS, ElementRules::inContext);
      case "divider" -> {}
      case "rich_text" -> RichRules.rich(block);
      case "input" -> input(block);
      case "image" -> image(block);
      case "table" -> table(block);
      case "markdown" -> markdown(block);
      case "task_card" -> task(block);
      case "plan" -> plan(block);
      case "alert" -> {
        block.needsText("text", Limits.SECTION, ANY);
        block.oneOf("level", LEVEL);
      }
      case String other -> block.at("type").wrong("is no block: " + other);
    }
  }

  private static void section(Spot block) {
    if (!block.node().has("text") && block.node().path("fields").isEmpty()) {
      block.wrong("needs text or fields");
    }
    block.mayHaveText("text", Limits.SECTION, ANY);
    block.each("fields", 0, Limits.FIELDS, field -> field.isText(Limits.FIELD, ANY));
  }

  private static void small(Spot element) {
    if (element.type().equals("image")) {
      image(element);
    } else {
      element.isText(Limits.SECTION, ANY);
    }
  }

  private static void row(Spot block, int max, Consumer<Spot> rule) {
    Set<String> actions = new HashSet<>();
    block.each(
        "elements",
        1,
        max,
        element -> {
          rule.accept(element);
          if (!actions.add(element.string("action_id"))) {
            element.at("action_id").wrong("is there twice");
          }
        });
  }

  private static void input(Spot block) {
    block.needsText("label", Limits.INPUT_LABEL, PLAIN);
    block.mayHaveText("hint", Limits.INPUT_LABEL, PLAIN);
    ElementRules.inInput(block.at("element"));
  }

  private static void image(Spot image) {
    image.needs("alt_text", Limits.ALT);
    image.mayHave("image_url", ElementRules.URL);
    image.mayHaveText("title", Limits.INPUT_LABEL, PLAIN);
    if (image.node().has("image_url") == image.node().has("slack_file")) {
      image.wrong("needs image_url or slack_file, one of them");
    }
  }

  private void table(Spot block) {
    if (++tables > 1) {
      block.wrong("is a second table; a message has one");
    }
    block.each("rows", 1, Limits.ROWS, RichRules::cells);
  }

  private void markdown(Spot block) {
    block.needs("text", Limits.MARKDOWN);
    markdown += block.string("text").length();
    if (markdown > Limits.MARKDOWN) {
      block
          .at("text")
          .wrong(
              "brings the message to %,d characters of Markdown, it takes %,d"
                  .formatted(markdown, Limits.MARKDOWN));
    }
  }

  private static void task(Spot task) {
    task.needs("task_id", Limits.ID);
    task.needs("title", Limits.HEADER);
    task.oneOf("status", STATUS);
    for (String part : new String[] {"details", "output"}) {
      if (task.node().has(part)) {
        RichRules.rich(task.at(part));
      }
    }
    task.each(
        "sources",
        0,
        MANY,
        source -> {
          source.needs("url", ElementRules.URL);
          source.needs("text", Limits.SECTION);
        });
  }

  private static void plan(Spot plan) {
    plan.needs("title", Limits.HEADER);
    plan.each("tasks", 0, Limits.TASKS, BlockRules::task);
  }
}
