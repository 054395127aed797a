package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Slack's limits on blocks; answers what is wrong, in Slack's words with JSON pointers. */
public final class BlockRules {
  private static final int MESSAGE_BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;
  private static final int MARKDOWN = 12_000;

  /** Types accepted as they are: their own rules are not enforced here. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "divider",
          "file",
          "video",
          "data_table",
          "alert",
          "card",
          "carousel",
          "container",
          "task_card",
          "plan");

  private final Findings findings = new Findings();
  private final ElementRules elements = new ElementRules(findings);
  private final Set<String> blockIds = new HashSet<>();
  private int markdown;
  private int tables;

  private BlockRules() {}

  /** What is wrong with a message's blocks; empty when nothing. */
  public static List<String> message(JsonNode blocks) {
    return check(blocks, MESSAGE_BLOCKS, "/blocks");
  }

  /** What is wrong with the blocks of a modal or Home. */
  static List<String> view(JsonNode blocks) {
    return check(blocks, VIEW_BLOCKS, "/view/blocks");
  }

  private static List<String> check(JsonNode blocks, int max, String at) {
    BlockRules rules = new BlockRules();
    if (!blocks.isArray()) {
      rules.findings.add("must be an array", at);
    } else if (blocks.size() > max) {
      rules.findings.add("no more than " + max + " items allowed", at);
    }
    for (int i = 0; i < blocks.size(); i++) {
      rules.block(blocks.path(i), at + "/" + i);
    }
    return rules.findings.all();
  }

  private void block(JsonNode block, String at) {
    String id = Json.text(block, "block_id");
    findings.length(block, "block_id", 255, at);
    if (!id.isEmpty() && !blockIds.add(id)) {
      findings.add("block_id \"" + id + "\" already exists", at + "/block_id");
    }
    switch (Json.text(block, "type")) {
      case "section" -> section(block, at);
      case "header" -> findings.textObject(block, "text", true, true, 150, at);
      case "context" -> context(block, at);
      case "actions" -> actions(block, 25, at);
      case "context_actions" -> actions(block, 5, at);
      case "input" -> input(block, at);
      case "image" -> image(block, at);
      case "markdown" -> markdown(block, at);
      case "table" -> table(block, at);
      case "rich_text" -> findings.size(block, "elements", 1, 1_000, at);
      case String type -> {
        if (!UNCHECKED.contains(type)) {
          findings.add("unsupported type: " + type, at + "/type");
        }
      }
    }
  }

  private void section(JsonNode block, String at) {
    boolean fields = block.path("fields").size() > 0;
    findings.textObject(block, "text", !fields, false, 3_000, at);
    findings.size(block, "fields", 0, 10, at);
    for (int i = 0; i < block.path("fields").size(); i++) {
      JsonNode field = block.path("fields").path(i);
      if (Json.text(field, "text").isEmpty()) {
        findings.add("must be more than 0 characters", at + "/fields/" + i + "/text");
      }
      findings.length(field, "text", 2_000, at + "/fields/" + i);
    }
    if (block.hasNonNull("accessory")) {
      elements.elsewhere(block.path("accessory"), at + "/accessory");
    }
  }

  private void context(JsonNode block, String at) {
    findings.size(block, "elements", 1, 10, at);
    for (int i = 0; i < block.path("elements").size(); i++) {
      JsonNode element = block.path("elements").path(i);
      String pointer = at + "/elements/" + i;
      switch (Json.text(element, "type")) {
        case "image" -> elements.image(element, pointer);
        case "plain_text", "mrkdwn" -> {
          if (Json.text(element, "text").isEmpty()) {
            findings.add("must be more than 0 characters", pointer + "/text");
          }
          findings.length(element, "text", 3_000, pointer);
        }
        case String type -> findings.add("unsupported type: " + type, pointer + "/type");
      }
    }
  }

  private void actions(JsonNode block, int max, String at) {
    findings.size(block, "elements", 1, max, at);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < block.path("elements").size(); i++) {
      JsonNode element = block.path("elements").path(i);
      String pointer = at + "/elements/" + i;
      elements.elsewhere(element, pointer);
      String id = Json.text(element, "action_id");
      if (!id.isEmpty() && !ids.add(id)) {
        findings.add("action_id \"" + id + "\" already exists", pointer + "/action_id");
      }
    }
  }

  private void input(JsonNode block, String at) {
    findings.textObject(block, "label", true, true, 2_000, at);
    findings.textObject(block, "hint", false, true, 2_000, at);
    elements.inInput(block.path("element"), at + "/element");
  }

  private void image(JsonNode block, String at) {
    elements.image(block, at);
    findings.textObject(block, "title", false, true, 2_000, at);
  }

  private void table(JsonNode block, String at) {
    if (++tables > 1) {
      findings.add("only one table allowed", at);
    }
    findings.size(block, "rows", 1, 100, at);
    for (int i = 0; i < block.path("rows").size(); i++) {
      if (block.path("rows").path(i).size() > 20) {
        findings.add("no more than 20 items allowed", at + "/rows/" + i);
      }
    }
  }

  private void markdown(JsonNode block, String at) {
    markdown += Json.text(block, "text").length();
    if (markdown > MARKDOWN) {
      findings.add("must be less than " + (MARKDOWN + 1) + " characters", at + "/text");
    }
  }
}
