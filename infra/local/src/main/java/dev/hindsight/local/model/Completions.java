package dev.hindsight.local.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions on the wire: requests read, answers written. */
final class Completions {

  static final JsonMapper JSON = JsonMapper.shared();

  private Completions() {}

  /**
   * A question.
   *
   * @param system what the model is told to be
   * @param user all that the user's messages say
   * @param request all of it
   */
  record Question(String model, String system, String user, JsonNode request) {

    /** "scripted:stall" asks for one behaviour, this once. */
    Optional<Behaviour> wanted() {
      int colon = model.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(Behaviour.named(model.substring(colon + 1)));
    }
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Question question(byte[] body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
    if (!request.path("messages").isArray() || request.path("model").asString("").isEmpty()) {
      throw new IllegalArgumentException("model and messages are required");
    }
    return new Question(
        request.path("model").asString(),
        said(request, "system"),
        said(request, "user"),
        request);
  }

  private static String said(JsonNode request, String role) {
    StringBuilder all = new StringBuilder();
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asString("").equals(role)) {
        all.append(text(message.path("content"))).append('\n');
      }
    }
    return all.toString();
  }

  /** Content is a string, or a list of parts. */
  private static String text(JsonNode content) {
    if (content.isString()) {
      return content.asString();
    }
    StringBuilder all = new StringBuilder();
    content.forEach(part -> all.append(part.path("text").asString("")));
    return all.toString();
  }

  static String answer(List<Composer.Told> sentences) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode all = answer.putArray("sentences");
    for (Composer.Told told : sentences) {
      ObjectNode one = all.addObject().put("text", told.text());
      told.facts().forEach(one.putArray("facts")::add);
    }
    return answer.toString();
  }

  /** An answer that only asks for tools. */
  static byte[] calls(Question question, JsonNode calls, long at) {
    ObjectNode root = (ObjectNode) JSON.readTree(completion(question, "", at));
    ObjectNode choice = (ObjectNode) root.path("choices").path(0);
    choice.put("finish_reason", "tool_calls");
    ((ObjectNode) choice.path("message")).putNull("content").set("tool_calls", calls);
    return JSON.writeValueAsBytes(root);
  }

  static byte[] completion(Question question, String content, long at) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("id", "chatcmpl-scripted")
            .put("object", "chat.completion")
            .put("created", at)
            .put("model", question.model());
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", content).putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", "stop");
    root.putObject("usage")
        .put("prompt_tokens", question.user().length() / 4)
        .put("completion_tokens", content.length() / 4)
        .put("total_tokens", (question.user().length() + content.length()) / 4);
    return JSON.writeValueAsBytes(root);
  }

  static byte[] error(String message, String type) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("error")
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .putNull("code");
    return JSON.writeValueAsBytes(root);
  }
}
