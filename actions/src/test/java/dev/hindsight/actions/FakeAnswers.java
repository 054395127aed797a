package dev.hindsight.actions;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the scripted cluster reads requests and words its answers. */
final class FakeAnswers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private FakeAnswers() {}

  static JsonNode body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    return JSON.readTree(new String(body, StandardCharsets.UTF_8));
  }

  static String list(ArrayNode items) {
    return "{\"kind\":\"List\",\"items\":" + items + ",\"addedLater\":{}}";
  }

  static void status(HttpExchange exchange, int code, String message) throws IOException {
    ObjectNode status = JSON.createObjectNode();
    status.put("kind", "Status").put("code", code).put("message", message);
    answer(exchange, code, status.toString());
  }

  static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
