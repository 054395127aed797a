package dev.hindsight.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions on the wire. */
final class Completions implements Wire {

  @Override
  public Question question(JsonNode request) {
    StringBuilder system = new StringBuilder();
    StringBuilder user = new StringBuilder();
    List<String> found = new ArrayList<>();
    int turn = 0;
    for (JsonNode message : request.path("messages")) {
      switch (message.path("role").asString("")) {
        case "system" -> system.append(Wire.text(message.path("content")));
        case "user" -> user.append(Wire.text(message.path("content"))).append('\n');
        case "tool" -> found.add(Wire.text(message.path("content")));
        case "assistant" -> turn++;
        default -> {}
      }
    }
    List<String> tools =
        request
            .path("tools")
            .valueStream()
            .map(tool -> tool.at("/function/name").asString(""))
            .toList();
    return new Question(
        request.path("model").asString(),
        system.toString(),
        user.toString(),
        tools,
        found,
        turn,
        request.path("stream").asBoolean(false));
  }

  @Override
  public ObjectNode whole(Question question, Said said, long at) {
    ObjectNode root = head(question, "chat.completion", at);
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant").putNull("refusal");
    switch (said) {
      case Said.Words(String text) -> message.put("content", text);
      case Said.Calls(List<Said.Call> calls) ->
          message.putNull("content").set("tool_calls", calls(calls));
    }
    choice.putNull("logprobs").put("finish_reason", end(said));
    usage(root, question, said);
    return root;
  }

  @Override
  public List<String> pieces(Question question, Said said, long at) {
    List<String> lines = new ArrayList<>();
    Consumer<Consumer<ObjectNode>> put = change -> lines.add(line(question, at, change));
    put.accept(choice -> choice.putObject("delta").put("role", "assistant").put("content", ""));
    switch (said) {
      case Said.Words(String text) ->
          Wire.cut(text)
              .forEach(
                  piece -> put.accept(choice -> choice.putObject("delta").put("content", piece)));
      case Said.Calls(List<Said.Call> calls) ->
          calls(calls)
              .forEach(
                  call ->
                      put.accept(
                          choice -> choice.putObject("delta").putArray("tool_calls").add(call)));
    }
    put.accept(choice -> choice.put("finish_reason", end(said)).putObject("delta"));
    ObjectNode last = head(question, "chat.completion.chunk", at);
    last.putArray("choices");
    usage(last, question, said);
    lines.add("data: " + last);
    lines.add("data: [DONE]");
    return lines;
  }

  private static String line(Question question, long at, Consumer<ObjectNode> change) {
    ObjectNode chunk = head(question, "chat.completion.chunk", at);
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putNull("finish_reason");
    change.accept(choice);
    return "data: " + chunk;
  }

  private static ObjectNode head(Question question, String kind, long at) {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-scripted")
        .put("object", kind)
        .put("created", at)
        .put("model", question.model());
  }

  private static ArrayNode calls(List<Said.Call> calls) {
    ArrayNode all = JSON.createArrayNode();
    for (Said.Call call : calls) {
      ObjectNode one = all.addObject().put("index", all.size() - 1);
      one.put("id", "call_" + all.size()).put("type", "function");
      one.putObject("function").put("name", call.tool()).put("arguments", call.arguments());
    }
    return all;
  }

  private static String end(Said said) {
    return said instanceof Said.Calls ? "tool_calls" : "stop";
  }

  private static void usage(ObjectNode root, Question question, Said said) {
    int read = question.user().length() / 4;
    root.putObject("usage")
        .put("prompt_tokens", read)
        .put("completion_tokens", said.tokens())
        .put("total_tokens", read + said.tokens());
  }

  @Override
  public ObjectNode error(String message, String type) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("error")
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .putNull("code");
    return root;
  }
}
