package dev.hindsight.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/** Ways to answer, and not to answer, an HTTP request. */
record Replies(HttpExchange exchange, Wire wire) {

  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = 50;
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  void send(int status, JsonNode body) throws IOException {
    send(exchange, status, Wire.JSON.writeValueAsBytes(body));
  }

  void error(int status, String message, String type) throws IOException {
    send(status, wire.error(message, type));
  }

  void busy() throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "30");
    error(429, "too many requests", "rate_limit_error");
  }

  /** One event after the other. */
  void stream(List<String> events) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (String event : events) {
      out.write((event + "\n\n").getBytes(UTF_8));
      out.flush();
    }
  }

  /** Until the server stops. */
  static void stall() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  void trickle() throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    while (true) {
      out.write(' ');
      out.flush();
      Thread.sleep(BETWEEN_BYTES);
    }
  }

  /** Promises all and sends half. */
  void cut(JsonNode whole) throws IOException {
    byte[] body = Wire.JSON.writeValueAsBytes(whole);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  void huge() throws IOException {
    byte[] piece = new byte[MEGABYTE];
    Arrays.fill(piece, (byte) 'a');
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("{\"id\":\"".getBytes(UTF_8));
    for (int i = 0; i < MEGABYTES; i++) {
      exchange.getResponseBody().write(piece);
    }
  }
}
