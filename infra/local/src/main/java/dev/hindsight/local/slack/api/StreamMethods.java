package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Sessions;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.Streams;
import dev.hindsight.local.slack.store.Switches.Switch;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that grow while the bot works: chat.startStream, appendStream and stopStream. */
final class StreamMethods {
  private static final List<String> DISPLAYS = List.of("timeline", "plan");
  private final Store store;
  private final Access access;
  private final Posts posts;

  StreamMethods(Store store, Access access, Posts posts) {
    this.store = store;
    this.access = access;
    this.posts = posts;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.startStream", this::start,
        "chat.appendStream", this::append,
        "chat.stopStream", this::stop);
  }

  private ObjectNode start(Call call) {
    Channel channel = access.open(call.required("channel"));
    String root = access.openRoot(channel, call.required("thread_ts"));
    store.switches().refuse(Switch.NO_STREAMING, "feature_not_enabled");
    recipient(channel, call);
    String display = call.has("task_display_mode") ? call.text("task_display_mode") : "timeline";
    if (!DISPLAYS.contains(display)) {
      throw new SlackError("invalid_arguments", List.of("[ERROR] task_display_mode is " + display));
    }
    ObjectNode draft = posts.author(Json.object("type", "message", "text", ""));
    draft.put("thread_ts", root).put("task_display_mode", display);
    draft.putArray("blocks");
    Streams.begin(draft);
    grow(draft, call);
    return answer(channel, posts.publish(channel.id(), draft));
  }

  private static void recipient(Channel channel, Call call) {
    if (channel.direct()) {
      return;
    }
    for (String field : List.of("recipient_team_id", "recipient_user_id")) {
      if (call.text(field).isEmpty()) {
        throw new SlackError("missing_" + field);
      }
    }
  }

  private ObjectNode append(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = streaming(channel, call.required("ts"));
    if (!call.has("markdown_text") && !call.has("chunks")) {
      throw new SlackError("no_text");
    }
    grow(message, call);
    return answer(channel, posts.grown(channel.id(), message));
  }

  private ObjectNode stop(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = streaming(channel, call.required("ts"));
    grow(message, call);
    ArrayNode all = (ArrayNode) message.path("blocks");
    call.json("blocks", "invalid_blocks_format").ifPresent(more -> more.forEach(all::add));
    message.set("blocks", Blocks.accepted(all));
    call.json("metadata", "invalid_metadata_format").ifPresent(m -> Posts.metadata(m, message));
    Streams.end(message, "completed");
    ObjectNode kept = posts.grown(channel.id(), message);
    String root = Json.text(message, "thread_ts");
    store.sessions().answered(channel.id(), root);
    if (!call.text("session_status").isEmpty()) {
      store.sessions().become(channel.id(), root, Sessions.State.of(call.text("session_status")));
    }
    return answer(channel, kept);
  }

  private ObjectNode streaming(Channel channel, String ts) {
    ObjectNode message = access.message(channel, ts);
    if (!Json.text(message, "user").equals(Workspace.BOT_USER)) {
      throw new SlackError("message_not_owned_by_app");
    }
    if (!store.streams().open(message)) {
      throw new SlackError("message_not_in_streaming_state");
    }
    return message;
  }

  private static void grow(ObjectNode message, Call call) {
    boolean plan = Json.text(message, "task_display_mode").equals("plan");
    StreamedBlocks blocks = new StreamedBlocks((ArrayNode) message.path("blocks"), plan);
    if (!call.text("markdown_text").isEmpty()) {
      blocks.add(Json.object("type", "markdown_text", "text", call.text("markdown_text")));
    }
    JsonNode chunks = call.json("chunks", "invalid_chunks").orElseGet(Json::array);
    if (!chunks.isArray()) {
      throw new SlackError("invalid_chunks", List.of("[ERROR] chunks must be an array"));
    }
    chunks.forEach(blocks::add);
    message.set("blocks", Blocks.identified(blocks.checked()).path("blocks"));
    message.put("text", blocks.text());
  }

  private static ObjectNode answer(Channel channel, ObjectNode message) {
    return Json.object("channel", channel.id(), "ts", Json.text(message, "ts"));
  }
}
