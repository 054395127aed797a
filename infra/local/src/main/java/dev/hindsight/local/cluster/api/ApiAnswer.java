package dev.hindsight.local.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What a handler wants to say; a stream is written by itself. */
sealed interface ApiAnswer {

  void write(HttpExchange exchange) throws IOException;

  static ApiAnswer ok(JsonNode body) {
    return new Body(200, "application/json", body.toString());
  }

  static ApiAnswer of(int status, JsonNode body) {
    return new Body(status, "application/json", body.toString());
  }

  /** A complete body. */
  record Body(int status, String type, String text) implements ApiAnswer {
    @Override
    public void write(HttpExchange exchange) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  /** A watch. */
  record Watch(WatchStream stream) implements ApiAnswer {
    @Override
    public void write(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      stream.run(exchange.getResponseBody());
    }
  }
}
