package dev.hindsight.bot.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.bot.mcp.McpClientSettings.Allowed;
import dev.hindsight.bot.mcp.McpClientSettings.Server;
import dev.hindsight.prompts.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a server does at whichever step, a look ends in time, in our own words. */
class WildMcpServersTest {

  private static final Duration EACH = Duration.ofSeconds(1);

  /** A look is three requests and a farewell; the rest is a slow machine's. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static final int PIECES = 2_000;

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger pieces = new AtomicInteger();
  private volatile Wild wild = Wild.HANGS;
  private volatile String at = "";
  private HttpServer server;

  /** How it answers. */
  enum Wild {
    HANGS,
    EVENTS_FOR_EVER,
    BYTES_FOR_EVER,
    HUGE,
    HUGE_EVENT,
    GARBAGE,
    HTML,
    DIES_IN_THE_MIDDLE,
    ANOTHERS_ANSWER,
    ASKS_BACK,
    SENDS_ELSEWHERE,
    DEEP,
    EMPTY,
    ERROR
  }

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void end() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody());
      String method = request.path("method").asString("");
      if (method.equals(at)) {
        behave(exchange, request.path("id").toString());
      } else if (request.has("id")) {
        send(exchange, 200, "application/json", answer(request.path("id").toString(), HELLO));
      } else {
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String HELLO =
      "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {\"tools\": {}}, \"serverInfo\":"
          + " {\"name\": \"s\", \"version\": \"1\"}}";
  private static final String FINE =
      "{\"content\": [{\"type\": \"text\", \"text\": \"evil words\"}]}";

  private void behave(HttpExchange exchange, String id) throws IOException, InterruptedException {
    switch (wild) {
      case HANGS -> over.await();
      case EVENTS_FOR_EVER -> forEver(exchange, "data: {\"jsonrpc\":\"2.0\",\"method\":\"x\"}\n\n");
      case BYTES_FOR_EVER -> forEver(exchange, " ");
      case HUGE -> huge(exchange, "application/json", "{\"jsonrpc\": \"");
      case HUGE_EVENT -> huge(exchange, "text/event-stream", "data: {\"jsonrpc\": \"");
      case GARBAGE -> send(exchange, 200, "application/json", "\0\1{{]evil words");
      case HTML -> send(exchange, 200, "text/html", "<h1>evil words</h1>");
      case DIES_IN_THE_MIDDLE -> {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 5_000);
        exchange.getResponseBody().write(answer(id, FINE).getBytes(UTF_8));
      }
      case ANOTHERS_ANSWER ->
          send(exchange, 200, "application/json", answer("\"somebody else's\"", FINE));
      case ASKS_BACK ->
          send(
              exchange,
              200,
              "text/event-stream",
              "data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"roots/list\"}\n\n");
      case SENDS_ELSEWHERE -> {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(307, -1);
      }
      case DEEP -> send(exchange, 200, "application/json", answer(id, "[".repeat(90_000)));
      case EMPTY -> send(exchange, 200, "application/json", "");
      case ERROR -> send(exchange, 500, "application/json", "{\"error\": \"evil words\"}");
    }
  }

  private void forEver(HttpExchange exchange, String piece)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    while (!over.await(20, TimeUnit.MILLISECONDS)) {
      out.write(piece.getBytes(UTF_8));
      out.flush();
      pieces.incrementAndGet();
    }
  }

  private void huge(HttpExchange exchange, String type, String start) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(start.getBytes(UTF_8));
    byte[] piece = "a".repeat(25_000).getBytes(UTF_8);
    for (int i = 0; i < PIECES; i++) {
      exchange.getResponseBody().write(piece);
      pieces.incrementAndGet();
    }
  }

  private static String answer(String id, String result) {
    return "{\"jsonrpc\": \"2.0\", \"id\": %s, \"result\": %s}".formatted(id, result);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private Tool tool() {
    URI url = URI.create("http://127.0.0.1:%d/mcp".formatted(server.getAddress().getPort()));
    Allowed query = new Allowed("query", "metrics", "expr", "a word");
    return new McpToolSource(
            new McpClientSettings(
                List.of(new Server("grafana", url, Optional.empty(), List.of(query)))),
            EACH)
        .tools()
        .getFirst();
  }

  private void isOfNoHelp() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    long start = System.nanoTime();
    try {
      assertThatThrownBy(() -> tool().read().apply("x"))
          .isInstanceOf(Tool.OutOfOrder.class)
          .hasMessageStartingWith("grafana was of no help")
          .hasMessageNotContaining("evil");
    } finally {
      root.detachAppender(log);
    }
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).doesNotContain("evil");
              assertThat(String.valueOf(ThrowableProxyUtil.asString(event.getThrowableProxy())))
                  .doesNotContain("evil");
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
    assertThat(pieces).as("nobody read it to its end").hasValueLessThan(PIECES);
  }

  @ParameterizedTest
  @EnumSource(Wild.class)
  void atTheQuestion(Wild how) {
    at = "tools/call";
    wild = how;
    isOfNoHelp();
  }

  @ParameterizedTest
  @EnumSource(Wild.class)
  void atTheGreeting(Wild how) {
    at = "initialize";
    wild = how;
    isOfNoHelp();
  }
}
