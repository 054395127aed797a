package dev.hindsight.local.model;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How one vendor writes questions and answers. */
interface Wire {

  JsonMapper JSON = JsonMapper.shared();
  int PIECE = 24;

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException when it is none
   */
  Question question(JsonNode request);

  /** The answer as one body. */
  ObjectNode whole(Question question, Said said, long at);

  /** The same answer as the lines of a stream of events, in pieces. */
  List<String> pieces(Question question, Said said, long at);

  /** Why there is no answer. */
  ObjectNode error(String message, String type);

  /** The same from bytes. */
  default Question question(byte[] body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
    if (!request.path("messages").isArray() || request.path("model").asString("").isEmpty()) {
      throw new IllegalArgumentException("model and messages are required");
    }
    return question(request);
  }

  /** Content is a string, or a list of parts with texts. */
  static String text(JsonNode content) {
    if (content.isString()) {
      return content.asString();
    }
    StringBuilder all = new StringBuilder();
    content.forEach(part -> all.append(part.path("text").asString("")));
    return all.toString();
  }

  /** As a vendor cuts an answer: a few characters at a time. */
  static List<String> cut(String text) {
    return IntStream.iterate(0, from -> from < text.length(), from -> from + PIECE)
        .mapToObj(from -> text.substring(from, Math.min(text.length(), from + PIECE)))
        .toList();
  }
}
