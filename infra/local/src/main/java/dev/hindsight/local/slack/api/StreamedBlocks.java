package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a streamed message shows so far, chunk by chunk: text grows, a task is updated in place. */
final class StreamedBlocks {
  private static final int TEXT = 12_000;
  private static final int BLOCKS = 50;
  private static final int TITLE = 256;
  private static final Set<String> STATUSES = Set.of("pending", "in_progress", "complete", "error");

  private final ArrayNode blocks;
  private final boolean plan;

  /**
   * @param plan whether all tasks stand together in one plan
   */
  StreamedBlocks(ArrayNode blocks, boolean plan) {
    this.blocks = blocks.deepCopy();
    this.plan = plan;
  }

  void add(JsonNode chunk) {
    switch (Json.text(chunk, "type")) {
      case "markdown_text" -> text(required(chunk, "text", TEXT));
      case "task_update" -> task(chunk);
      case "plan_update" -> plan().put("title", required(chunk, "title", TITLE));
      case "blocks" -> chunk.path("blocks").forEach(blocks::add);
      case String type -> throw wrong("unsupported chunk type: " + type);
    }
  }

  private void text(String more) {
    if (blocks.path(blocks.size() - 1) instanceof ObjectNode last
        && Json.text(last, "type").equals("markdown")) {
      last.put("text", Json.text(last, "text") + more);
    } else {
      blocks.add(Json.object("type", "markdown", "text", more));
    }
  }

  private void task(JsonNode chunk) {
    String id = required(chunk, "id", 255);
    ArrayNode tasks = plan ? plan().withArray("tasks") : blocks;
    ObjectNode card =
        tasks
            .valueStream()
            .filter(t -> Json.text(t, "task_id").equals(id))
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseGet(() -> tasks.addObject().put("type", "task_card").put("task_id", id));
    card.put("title", required(chunk, "title", TITLE));
    String status = Json.text(chunk, "status");
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      throw wrong("no status of a task: " + status);
    }
    card.put("status", status.isEmpty() ? "pending" : status);
    for (String field : List.of("details", "output")) {
      written(chunk.path(field), card, field);
    }
    if (chunk.has("sources")) {
      card.set("sources", chunk.path("sources"));
    }
  }

  // details grow by what comes, an output replaces the one before
  private static void written(JsonNode value, ObjectNode card, String field) {
    if (value.isObject()) {
      card.set(field, value);
    } else if (value.isString()) {
      String before = field.equals("details") ? plain(card.path(field)) : "";
      ObjectNode rich = Json.object("type", "rich_text");
      ObjectNode section = rich.putArray("elements").addObject().put("type", "rich_text_section");
      section
          .putArray("elements")
          .addObject()
          .put("type", "text")
          .put("text", before + value.asString(""));
      card.set(field, rich);
    }
  }

  private static String plain(JsonNode rich) {
    return rich.findValuesAsString("text").stream().collect(Collectors.joining());
  }

  private ObjectNode plan() {
    return first("plan")
        .orElseGet(
            () -> {
              ObjectNode plan = Json.object("type", "plan", "title", "Plan");
              plan.putArray("tasks");
              blocks.add(plan);
              return plan;
            });
  }

  private Optional<ObjectNode> first(String type) {
    return of(type).findFirst();
  }

  private Stream<ObjectNode> of(String type) {
    return blocks
        .valueStream()
        .filter(b -> Json.text(b, "type").equals(type))
        .map(ObjectNode.class::cast);
  }

  /** The text without cards. */
  String text() {
    return of("markdown").map(b -> Json.text(b, "text")).collect(Collectors.joining());
  }

  /**
   * The blocks in an object of that field.
   *
   * @throws SlackError msg_too_long above 12,000 characters of text, invalid_blocks
   */
  ObjectNode checked() {
    if (text().length() > TEXT) {
      throw new SlackError("msg_too_long");
    }
    if (blocks.size() > BLOCKS) {
      throw new SlackError("msg_blocks_too_long");
    }
    List<String> problems = BlockRules.message(blocks);
    if (!problems.isEmpty()) {
      throw new SlackError("invalid_blocks", problems);
    }
    ObjectNode holder = Json.object();
    holder.set("blocks", blocks);
    return holder;
  }

  private static String required(JsonNode chunk, String field, int max) {
    String value = Json.text(chunk, field);
    if (value.isEmpty()) {
      throw wrong("missing required field: " + field);
    }
    if (value.length() > max) {
      throw field.equals("text")
          ? new SlackError("msg_too_long")
          : wrong(field + " must be less than " + (max + 1) + " characters");
    }
    return value;
  }

  private static SlackError wrong(String what) {
    return new SlackError("invalid_chunks", List.of("[ERROR] " + what));
  }
}
