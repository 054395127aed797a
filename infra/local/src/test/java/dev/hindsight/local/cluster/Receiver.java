package dev.hindsight.local.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A real HTTP server that takes webhooks; it can be down, and it can answer badly at first. */
final class Receiver implements AutoCloseable {

  static final String TOKEN = "receiver-token";

  final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final int port;
  private HttpServer server;

  private Receiver(int port) {
    this.port = port;
  }

  static Receiver down() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Receiver(socket.getLocalPort());
    }
  }

  static Receiver up() throws IOException {
    Receiver receiver = down();
    receiver.start();
    return receiver;
  }

  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/alerts/alertmanager", this::take);
    server.start();
  }

  AlertReceiver address() {
    return new AlertReceiver(
        URI.create("http://127.0.0.1:" + port + "/alerts/alertmanager"), TOKEN);
  }

  List<JsonNode> of(String alertname) {
    return bodies.stream()
        .filter(body -> Json.text(body, "groupLabels", "alertname").equals(alertname))
        .toList();
  }

  List<String> statuses(String alertname) {
    return of(alertname).stream().map(body -> Json.text(body, "status")).toList();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectNode body =
          Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      boolean known =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      Integer planned = answers.poll();
      int status = planned != null ? planned : known ? 202 : 401;
      if (status / 100 == 2) {
        bodies.add(body);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }
}
