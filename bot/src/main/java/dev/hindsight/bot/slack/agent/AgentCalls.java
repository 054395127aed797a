package dev.hindsight.bot.slack.agent;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.FormBody;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of the pane, most of which the SDK does not know yet. */
public class AgentCalls {

  private static final JsonMapper JSON = JsonMapper.shared();
  private final MethodsClient slack;
  private final String token;

  public AgentCalls(MethodsClient slack, String token) {
    this.slack = slack;
    this.token = token;
  }

  /** Begins a message that grows; {@code ts} of the answer names it. */
  SlackAnswer start(String channel, String thread, List<Chunk> chunks) {
    return call(
        "chat.startStream",
        Map.of("channel", channel, "thread_ts", thread, "chunks", json(chunks)));
  }

  SlackAnswer append(String channel, String ts, List<Chunk> chunks) {
    return call("chat.appendStream", Map.of("channel", channel, "ts", ts, "chunks", json(chunks)));
  }

  /** Ends it; the blocks stand at its bottom. */
  SlackAnswer stop(String channel, String ts, List<Block> blocks) {
    Map<String, String> fields = Map.of("channel", channel, "ts", ts, "session_status", "active");
    return call(
        "chat.stopStream",
        blocks.isEmpty() ? fields : with(fields, "blocks", BlockJson.of(blocks)));
  }

  /** What the pane says while one waits; it goes with the answer. */
  SlackAnswer status(String channel, String thread, String words) {
    return call(
        "assistant.threads.setStatus",
        Map.of("channel_id", channel, "thread_ts", thread, "status", words));
  }

  /**
   * How the session stands.
   *
   * @param state {@code processing} shows the Stop button
   */
  SlackAnswer session(String channel, String thread, String state) {
    return call(
        "agents.sessions.setStatus",
        Map.of("channel_id", channel, "thread_ts", thread, "status", state));
  }

  SlackAnswer prompts(String channel, List<Prompts.Prompt> prompts) {
    return call(
        "assistant.threads.setSuggestedPrompts",
        Map.of("channel_id", channel, "prompts", JSON.writeValueAsString(prompts)));
  }

  SlackAnswer say(String channel, String thread, String words) {
    return call("chat.postMessage", Map.of("channel", channel, "thread_ts", thread, "text", words));
  }

  private SlackAnswer call(String method, Map<String, String> fields) {
    return SlackCalls.call(
        () ->
            slack.postFormWithTokenAndParseResponse(
                form -> fill(form, fields), method, token, ChatPostMessageResponse.class),
        done ->
            new SlackAnswer.Done(
                Objects.toString(done.getChannel(), ""), Objects.toString(done.getTs(), "")));
  }

  private static FormBody.Builder fill(FormBody.Builder form, Map<String, String> fields) {
    fields.forEach(form::add);
    return form;
  }

  private static Map<String, String> with(Map<String, String> fields, String key, String value) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(key, value);
    return all;
  }

  static String json(List<Chunk> chunks) {
    ArrayNode array = JSON.createArrayNode();
    for (Chunk chunk : chunks) {
      switch (chunk) {
        case Chunk.Words(String text) ->
            array.addObject().put("type", "markdown_text").put("text", text);
        case Chunk.Task task -> task(array.addObject(), task);
        case Chunk.Blocks(List<Block> blocks) ->
            array
                .addObject()
                .put("type", "blocks")
                .set("blocks", JSON.readTree(BlockJson.of(blocks)));
      }
    }
    return array.toString();
  }

  private static void task(ObjectNode node, Chunk.Task task) {
    node.put("type", "task_update").put("id", task.id()).put("title", task.title());
    node.put("status", task.word());
    task.source()
        .ifPresent(
            source ->
                node.putArray("sources")
                    .addObject()
                    .put("type", "url")
                    .put("url", source.url())
                    .put("text", source.text()));
  }
}
