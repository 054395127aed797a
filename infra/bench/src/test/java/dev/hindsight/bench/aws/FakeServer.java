package dev.hindsight.bench.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.bench.proxy.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Headers;
import okio.ByteString;

/** A server that keeps what it gets, as it came, and answers the same bytes each time. */
final class FakeServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile ByteString answer = ByteString.encodeUtf8("done");

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests() {
    return requests;
  }

  void answer(int newStatus, ByteString newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers.Builder headers = new Headers.Builder();
      exchange.getRequestHeaders().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              String.valueOf(exchange.getRequestURI().getRawQuery()),
              headers.build(),
              ByteString.of(exchange.getRequestBody().readAllBytes())));
      exchange.getResponseHeaders().set("X-Amzn-RequestId", "of-the-server");
      exchange.sendResponseHeaders(status, answer.size() == 0 ? -1 : answer.size());
      exchange.getResponseBody().write(answer.toByteArray());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
