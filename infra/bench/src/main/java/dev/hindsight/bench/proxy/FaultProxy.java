package dev.hindsight.bench.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import okhttp3.Headers;
import okio.ByteString;

/** Stands before a server: some requests meet a fault, and a witness sees what became of each. */
public final class FaultProxy implements AutoCloseable {

  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Upstream upstream;
  private final Function<Request, Fault> faults;
  private final Witness witness;

  private FaultProxy(
      HttpServer server, Upstream upstream, Function<Request, Fault> faults, Witness witness) {
    this.server = server;
    this.upstream = upstream;
    this.faults = faults;
    this.witness = witness;
  }

  /**
   * On a free port of loopback.
   *
   * @param faults asked once for each request, before it is passed on
   */
  public static FaultProxy before(
      Upstream upstream, Function<Request, Fault> faults, Witness witness) throws IOException {
    // without it every small answer waits for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // as long as clients keep them: at its own 30 s some were neither closed nor answered any more
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FaultProxy proxy = new FaultProxy(server, upstream, faults, witness);
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = request(exchange);
      Optional<Reply> reply = troubled(request, faults.apply(request));
      if (reply.isPresent()) {
        write(exchange, reply.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes back; empty where the connection is cut. */
  private Optional<Reply> troubled(Request request, Fault fault) throws InterruptedException {
    return switch (fault) {
      case Fault.None _ -> passed(request, fault);
      case Fault.Delay(Duration time) -> {
        Thread.sleep(time);
        yield passed(request, fault);
      }
      case Fault.CutBefore _ -> {
        witness.saw(request, fault, Optional.empty(), Witness.CUT);
        yield Optional.empty();
      }
      case Fault.CutAfter _ -> {
        witness.saw(request, fault, Optional.of(upstream.send(request)), Witness.CUT);
        yield Optional.empty();
      }
      case Fault.AnswerAfter(Reply reply) -> {
        witness.saw(request, fault, Optional.of(upstream.send(request)), reply.status());
        yield Optional.of(reply);
      }
      case Fault.Answer(Reply reply) -> {
        witness.saw(request, fault, Optional.empty(), reply.status());
        yield Optional.of(reply);
      }
      case Fault.AnswerLate(Duration time) -> {
        Optional<Reply> reply = passed(request, fault);
        Thread.sleep(time);
        yield reply;
      }
      case Fault.Stale(Reply reply) -> {
        witness.saw(request, fault, Optional.empty(), reply.status());
        yield Optional.of(reply);
      }
      case Fault.Instead(Request other) -> passed(other, fault);
      case Fault.Late(Duration time) -> {
        threads.execute(() -> late(request, fault, time));
        yield Optional.empty();
      }
    };
  }

  private Optional<Reply> passed(Request request, Fault fault) {
    Reply reply = upstream.send(request);
    witness.saw(request, fault, Optional.of(reply), reply.status());
    return Optional.of(reply);
  }

  private void late(Request request, Fault fault, Duration time) {
    try {
      Thread.sleep(time);
      witness.saw(request, fault, Optional.of(upstream.send(request)), Witness.CUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    URI uri = exchange.getRequestURI();
    Headers.Builder headers = new Headers.Builder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(v -> headers.addUnsafeNonAscii(name, v)));
    return new Request(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        headers.build(),
        ByteString.of(body));
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    for (var header : reply.headers()) {
      exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
    }
    int length = reply.body().size();
    exchange.sendResponseHeaders(reply.status(), length == 0 ? NO_BODY : length);
    if (length > 0) {
      exchange.getResponseBody().write(reply.body().toByteArray());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
