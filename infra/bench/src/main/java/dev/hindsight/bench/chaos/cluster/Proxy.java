package dev.hindsight.bench.chaos.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an API server: journals every request, and lets some of them meet a fault. */
public final class Proxy implements AutoCloseable {

  private static final int CUT = 0;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Upstream upstream;
  private final Journal journal;
  private volatile Troubles troubles = _ -> Fault.none();

  private Proxy(HttpServer server, Upstream upstream, Journal journal) {
    this.server = server;
    this.upstream = upstream;
    this.journal = journal;
  }

  /** On a free port of loopback. */
  public static Proxy before(Upstream upstream, Clock clock) throws IOException {
    // without it every small answer waits for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // as long as clients keep them: at its own 30 s some were neither closed nor answered any more
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Proxy proxy = new Proxy(server, upstream, new Journal(clock));
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  /** From now on. */
  public void trouble(Troubles next) {
    troubles = next;
  }

  public Journal journal() {
    return journal;
  }

  /** A kubeconfig that leads here. */
  public void writeKubeconfig(Path file, String token) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: chaos
        clusters: [{name: chaos, cluster: {server: "%s"}}]
        users: [{name: bot, user: {token: "%s"}}]
        contexts: [{name: chaos, context: {cluster: chaos, user: bot}}]
        """
            .formatted(url, token));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = call(exchange);
      Fault fault = troubles.next(call);
      Optional<Reply> reply = troubled(call, fault);
      if (reply.isPresent()) {
        write(exchange, reply.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes back; empty where the connection is cut. */
  private Optional<Reply> troubled(Call call, Fault fault) throws InterruptedException {
    return switch (fault) {
      case Fault.None _ -> passed(call, fault);
      case Fault.Delay(Duration time) -> {
        Thread.sleep(time);
        yield passed(call, fault);
      }
      case Fault.CutBefore _ -> {
        journal.add(call, fault, false, CUT);
        yield Optional.empty();
      }
      case Fault.CutAfter _ -> {
        journal.add(call, fault, upstream.send(call).good(), CUT);
        yield Optional.empty();
      }
      case Fault.AnswerAfter(Reply reply) -> {
        journal.add(call, fault, upstream.send(call).good(), reply.status());
        yield Optional.of(reply);
      }
      case Fault.Answer(Reply reply) -> {
        journal.add(call, fault, false, reply.status());
        yield Optional.of(reply);
      }
      case Fault.Late(Duration time) -> {
        threads.execute(() -> late(call, fault, time));
        yield Optional.empty();
      }
    };
  }

  private Optional<Reply> passed(Call call, Fault fault) {
    Reply reply = upstream.send(call);
    journal.add(call, fault, reply.good(), reply.status());
    return Optional.of(reply);
  }

  private void late(Call call, Fault fault, Duration time) {
    try {
      Thread.sleep(time);
      journal.add(call, fault, upstream.send(call).good(), CUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Call call(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    URI uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        header(exchange, "Content-Type").orElse("application/json"),
        header(exchange, "Authorization").orElse(""),
        new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    reply
        .retryAfter()
        .ifPresent(s -> exchange.getResponseHeaders().set("Retry-After", Integer.toString(s)));
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
