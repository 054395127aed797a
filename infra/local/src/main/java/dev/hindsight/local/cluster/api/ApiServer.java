package dev.hindsight.local.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side: loopback only, a bearer token on everything, errors as {@code Status}. */
public final class ApiServer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());
  private static final Set<String> OPEN = Set.of("/healthz", "/livez", "/readyz");
  private static final int IN_FLIGHT = 400;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  private ApiServer(HttpServer server) {
    this.server = server;
  }

  /** Takes the port; throws UncheckedIOException that says so when it is taken. */
  public static ApiServer bind(int port) {
    // without it every small answer waits for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      return new ApiServer(HttpServer.create(address, 0));
    } catch (BindException e) {
      throw new UncheckedIOException(
          "port %d on 127.0.0.1 is taken: the practice cluster needs it free, or another port"
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open port " + port + " for the practice cluster", e);
    }
  }

  /** Begins to answer those who show one of the tokens, each as the user it belongs to. */
  public void start(ObjectStore store, Map<String, ClusterUser> users, Routes routes) {
    var access = new Access(users);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange ->
            serve(
                exchange,
                () -> {
                  ApiRequest request = ApiRequest.read(exchange, access.admit(exchange));
                  return store.locked(() -> routes.answer(request));
                }));
    server.start();
  }

  /** Without the token. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** With the token as part of the path, for a kubeconfig. */
  public URI url(String token) {
    return url().resolve(Access.path(token));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  /** Answers one request. */
  private interface Answering {
    ApiAnswer answer() throws IOException;
  }

  private void serve(HttpExchange exchange, Answering answering) {
    try (exchange) {
      answer(exchange, answering).write(exchange);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A client went away", e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The practice cluster could not write an answer", e);
    }
  }

  private ApiAnswer answer(HttpExchange exchange, Answering answering) throws IOException {
    if (OPEN.contains(exchange.getRequestURI().getPath())) {
      return new ApiAnswer.Body(200, "text/plain", "ok");
    }
    if (!inFlight.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      return failure(ApiFailure.tooManyRequests());
    }
    try {
      return answering.answer();
    } catch (ApiFailure e) {
      return failure(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The practice cluster failed to answer a request", e);
      return failure(
          ApiFailure.of(500, "InternalError", "Internal error occurred: " + e.getMessage()));
    } finally {
      inFlight.release();
    }
  }

  private static ApiAnswer failure(ApiFailure failure) {
    ObjectNode status = failure.status();
    return ApiAnswer.of(failure.code(), status);
  }
}
