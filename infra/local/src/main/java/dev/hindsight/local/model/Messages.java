package dev.hindsight.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages on the wire. */
final class Messages implements Wire {

  @Override
  public Question question(JsonNode request) {
    StringBuilder user = new StringBuilder();
    List<String> found = new ArrayList<>();
    int turn = 0;
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asString("").equals("assistant")) {
        turn++;
        continue;
      }
      user.append(Wire.text(message.path("content"))).append('\n');
      message
          .path("content")
          .valueStream()
          .filter(part -> part.path("type").asString("").equals("tool_result"))
          .forEach(part -> found.add(Wire.text(part.path("content"))));
    }
    List<String> tools =
        request.path("tools").valueStream().map(tool -> tool.path("name").asString("")).toList();
    return new Question(
        request.path("model").asString(),
        Wire.text(request.path("system")),
        user.toString(),
        tools,
        found,
        turn,
        request.path("stream").asBoolean(false));
  }

  @Override
  public ObjectNode whole(Question question, Said said, long at) {
    ObjectNode message = message(question, Optional.of(end(said)), said.tokens());
    message.set("content", blocks(said));
    return message;
  }

  @Override
  public List<String> pieces(Question question, Said said, long at) {
    List<String> lines = new ArrayList<>();
    ObjectNode start = JSON.createObjectNode();
    start.set("message", message(question, Optional.empty(), 1));
    event(lines, "message_start", start);
    ArrayNode blocks = blocks(said);
    for (int i = 0; i < blocks.size(); i++) {
      block(lines, i, (ObjectNode) blocks.get(i));
    }
    ObjectNode end = JSON.createObjectNode();
    end.putObject("delta").put("stop_reason", end(said)).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", said.tokens());
    event(lines, "message_delta", end);
    event(lines, "message_stop", JSON.createObjectNode());
    return lines;
  }

  /** It begins empty and is filled piece by piece. */
  private static void block(List<String> lines, int index, ObjectNode block) {
    boolean words = block.path("type").asString().equals("text");
    String text = words ? block.path("text").asString() : block.path("input").toString();
    ObjectNode start = JSON.createObjectNode().put("index", index);
    if (words) {
      block.put("text", "");
    } else {
      block.putObject("input");
    }
    start.set("content_block", block);
    event(lines, "content_block_start", start);
    for (String piece : Wire.cut(text)) {
      ObjectNode delta = JSON.createObjectNode().put("index", index);
      delta
          .putObject("delta")
          .put("type", words ? "text_delta" : "input_json_delta")
          .put(words ? "text" : "partial_json", piece);
      event(lines, "content_block_delta", delta);
    }
    event(lines, "content_block_stop", JSON.createObjectNode().put("index", index));
  }

  private static void event(List<String> lines, String type, ObjectNode data) {
    lines.add("event: " + type + "\ndata: " + data.put("type", type));
  }

  private static ArrayNode blocks(Said said) {
    ArrayNode blocks = JSON.createArrayNode();
    switch (said) {
      case Said.Words(String text) -> blocks.addObject().put("type", "text").put("text", text);
      case Said.Calls(List<Said.Call> calls) -> {
        for (Said.Call call : calls) {
          ObjectNode one = blocks.addObject().put("type", "tool_use");
          one.put("id", "toolu_" + blocks.size()).put("name", call.tool());
          one.set("input", JSON.readTree(call.arguments()));
        }
      }
    }
    return blocks;
  }

  private static ObjectNode message(Question question, Optional<String> end, int written) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("id", "msg_scripted")
            .put("type", "message")
            .put("role", "assistant")
            .put("model", question.model())
            .putNull("stop_reason")
            .putNull("stop_sequence");
    end.ifPresent(why -> message.put("stop_reason", why));
    message.putArray("content");
    message
        .putObject("usage")
        .put("input_tokens", question.user().length() / 4)
        .put("output_tokens", written);
    return message;
  }

  private static String end(Said said) {
    return said instanceof Said.Calls ? "tool_use" : "end_turn";
  }

  @Override
  public ObjectNode error(String message, String type) {
    ObjectNode root = JSON.createObjectNode().put("type", "error");
    root.putObject("error").put("type", type).put("message", message);
    return root;
  }
}
