package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Notified;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns arguments into messages of the bot, with Slack's checks. */
public final class Posts {
  private static final int TEXT = 40_000;
  private static final int UPDATE_TEXT = 4_000;
  private static final int METADATA = 8_000;
  private static final int MARKDOWN_TEXT = 12_000;
  private final Store store;

  public Posts(Store store) {
    this.store = store;
  }

  /** A new message of the bot, not yet posted. */
  ObjectNode draft(Call call) {
    ObjectNode message = author(Json.object("type", "message"));
    content(call, message);
    String text = Json.text(message, "text");
    message.put("text", text.length() > TEXT ? text.substring(0, TEXT) : text);
    return message;
  }

  /** Signs a message as the bot's. */
  ObjectNode author(ObjectNode message) {
    message.put("user", Workspace.BOT_USER);
    message.put("bot_id", Workspace.BOT).put("app_id", Workspace.APP).put("team", Workspace.TEAM);
    ObjectNode profile = message.putObject("bot_profile");
    profile.put("id", Workspace.BOT).put("app_id", Workspace.APP).put("name", "Hindsight");
    profile.put("deleted", false).put("team_id", Workspace.TEAM);
    profile.put("updated", 0).putObject("icons");
    return message;
  }

  /** New content for an old message: text alone removes its blocks, metadata stays unless given. */
  ObjectNode changed(ObjectNode old, Call call) {
    if (call.text("text").length() > UPDATE_TEXT) {
      throw new SlackError("msg_too_long");
    }
    ObjectNode message = old.deepCopy();
    message.remove(List.of("blocks", "attachments"));
    message.put("text", "");
    content(call, message);
    if (!message.has("blocks")) {
      message.putObject("edited").put("user", Workspace.BOT_USER).put("ts", Json.text(old, "ts"));
    }
    return message;
  }

  private static void content(Call call, ObjectNode message) {
    if (call.has("markdown_text") && (call.has("text") || call.has("blocks"))) {
      throw new SlackError("markdown_text_conflict");
    }
    message.put("text", call.text("text"));
    if (!call.text("markdown_text").isEmpty()) {
      markdown(call.text("markdown_text"), message);
    }
    call.json("blocks", "invalid_blocks_format")
        .filter(blocks -> !blocks.isNull() && !(blocks.isArray() && blocks.isEmpty()))
        .ifPresent(blocks -> message.set("blocks", Blocks.accepted(blocks)));
    call.json("attachments", "invalid_attachments").ifPresent(a -> attachments(a, message));
    call.json("metadata", "invalid_metadata_format").ifPresent(m -> metadata(m, message));
    if (Json.text(message, "text").isBlank()
        && !message.has("blocks")
        && !message.has("attachments")) {
      throw new SlackError("no_text");
    }
  }

  private static void markdown(String text, ObjectNode message) {
    if (text.length() > MARKDOWN_TEXT) {
      throw new SlackError("msg_too_long");
    }
    message.put("text", text);
    message.putArray("blocks").addObject().put("type", "markdown").put("text", text);
    message.set("blocks", Blocks.accepted(message.path("blocks")));
  }

  private static void attachments(JsonNode attachments, ObjectNode message) {
    if (attachments.size() > 100) {
      throw new SlackError("too_many_attachments");
    }
    if (!attachments.isEmpty()) {
      message.set("attachments", attachments);
    }
  }

  static void metadata(JsonNode metadata, ObjectNode message) {
    boolean right =
        metadata.path("event_type").isString() && metadata.path("event_payload").isObject();
    if (!right && !metadata.has("entities")) {
      throw new SlackError("invalid_metadata_schema");
    }
    if (metadata.toString().length() > METADATA) {
      throw new SlackError("metadata_too_large");
    }
    message.set("metadata", metadata);
  }

  /** Posts for everyone and records who is notified. */
  public ObjectNode publish(String channel, ObjectNode draft) {
    ObjectNode message = store.messages().add(channel, draft);
    store.uploads().shared(channel, message);
    if (!Json.text(message, "thread_ts").isEmpty() && !message.has("streaming_state")) {
      store.sessions().answered(channel, Json.text(message, "thread_ts"));
    }
    notify(channel, Json.object(), message);
    return message;
  }

  /** A stream's next state; whom it mentions for the first time is notified. */
  ObjectNode grown(String channel, ObjectNode message) {
    ObjectNode before =
        store.messages().find(channel, Json.text(message, "ts")).orElseGet(Json::object);
    ObjectNode kept = store.messages().keep(channel, message);
    notify(channel, before, kept);
    return kept;
  }

  private void notify(String channel, ObjectNode before, ObjectNode message) {
    Set<String> known = Mentions.in(before, store.people(), store.groups());
    Mentions.in(message, store.people(), store.groups()).stream()
        .filter(target -> !known.contains(target))
        .map(target -> new Notified(channel, Json.text(message, "ts"), target))
        .forEach(store.journal()::add);
  }
}
