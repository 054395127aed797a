package dev.hindsight.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Ways to answer, and not to answer, an HTTP request. */
final class Replies {

  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = 50;
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

  private Replies() {}

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  static void busy(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "30");
    send(exchange, 429, Completions.error("too many requests", "rate_limit_error"));
  }

  /** Until the server stops. */
  static void stall() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  static void trickle(HttpExchange exchange) throws IOException, InterruptedException {
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
  static void cut(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  static void huge(HttpExchange exchange) throws IOException {
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
