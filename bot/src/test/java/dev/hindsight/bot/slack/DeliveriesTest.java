package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.Answer;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.people.Workspace;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/** Five hundred deliveries in ten seconds are all acknowledged in time, and each is done once. */
class DeliveriesTest {

  private static final int ALL = 500;
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final String SECRET = "5igned";

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackSettings settings =
      new SlackSettings(
          true,
          SlackSettings.Mode.SOCKET,
          "xoxb-1",
          Optional.of("xapp-1"),
          Optional.of(SECRET),
          Optional.empty(),
          Optional.of(slack.api()),
          "C1");
  private final SlackLink link = new SlackLink(Clock.systemUTC());
  private final SlackClients clients = new SlackClients(settings, link);
  private final Whisper whisper = new Whisper(clients);
  private final DataSource database = TestDatabase.with("bot");
  private final AtomicInteger done = new AtomicInteger();
  private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
  private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
  private TestRoutes routes;
  private BoltApp bolt;

  @BeforeEach
  void start() {
    IncidentDesk desk =
        (IncidentDesk)
            Proxy.newProxyInstance(
                IncidentDesk.class.getClassLoader(),
                new Class<?>[] {IncidentDesk.class},
                (_, method, _) -> {
                  if (method.getName().equals("stranger")) {
                    return Optional.empty();
                  }
                  done.incrementAndGet();
                  // what a desk takes that asks Slack and the database
                  LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
                  return new Answer.Accepted("fine");
                });
    routes = new TestRoutes(clients, whisper, desk, new TestCauses(), List.of(), database);
    bolt = new BoltApp(settings, clients, new Workspace(clients.quick()), routes.routes);
  }

  @AfterEach
  void end() {
    routes.worker.stop();
    whisper.close();
    clients.close();
    slack.close();
    ((HikariDataSource) database).close();
  }

  private static String click(int number) {
    return """
    {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1ERIN","team_id":"T1"},
     "api_app_id":"A1","trigger_id":"t%1$d","channel":{"id":"C1"},
     "container":{"type":"message","message_ts":"1.1","channel_id":"C1"},
     "actions":[{"type":"button","action_id":"ack_incident","value":"INC-7","action_ts":"%1$d.5"}]}
    """
        .formatted(number);
  }

  /** Fifty a second, and every tenth twice. */
  private void deliver(IntConsumer one) {
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int i = 0; i < ALL; i++) {
        LockSupport.parkNanos(begin + i * 20_000_000L - System.nanoTime());
        int number = i;
        for (int twice = i % 10 == 0 ? 2 : 1; twice > 0; twice--) {
          all.execute(() -> one.accept(number));
        }
      }
    }
  }

  private void judge(String way) {
    await().atMost(Duration.ofSeconds(30)).until(routes.worker::isIdle);
    List<Long> millis =
        sent.keySet().stream()
            .filter(acknowledged::containsKey)
            .map(i -> (acknowledged.get(i) - sent.get(i)) / 1_000_000)
            .sorted()
            .toList();
    long p99 = millis.get(Math.ceilDiv(99 * millis.size(), 100) - 1);
    System.out.printf(
        "RESULT way=%s deliveries=%d p99_ms=%d max_ms=%d late=%d lost=%d doubled=%d%n",
        way,
        ALL,
        p99,
        millis.getLast(),
        millis.stream().filter(m -> m > 3_000).count(),
        ALL - Math.min(ALL, done.get()),
        Math.max(0, done.get() - ALL));
    assertThat(acknowledged).hasSize(ALL);
    assertThat(p99).isLessThan(1_000);
    assertThat(millis.getLast()).isLessThan(3_000);
    assertThat(done).hasValue(ALL);
  }

  @Test
  void byHttp() throws Exception {
    SlackEndpoint endpoint =
        new SlackEndpoint(
            bolt,
            new Signature(SECRET, Clock.fixed(NOW, ZoneOffset.UTC)),
            routes.routes.handlers());
    endpoint.warmUp();
    deliver(number -> http(endpoint, number));
    judge("http");
  }

  private void http(SlackEndpoint endpoint, int number) {
    try {
      String body = "payload=" + URLEncoder.encode(click(number), StandardCharsets.UTF_8);
      MockHttpServletRequest request = new MockHttpServletRequest("POST", "/slack/events");
      request.addHeader("Content-Type", "application/x-www-form-urlencoded");
      request.addHeader("X-Slack-Request-Timestamp", Long.toString(NOW.getEpochSecond()));
      request.addHeader("X-Slack-Signature", sign(body));
      request.setContent(body.getBytes(StandardCharsets.UTF_8));
      sent.putIfAbsent(number, System.nanoTime());
      assertThat(endpoint.receive(request).getStatusCode().value()).isEqualTo(200);
      acknowledged.merge(number, System.nanoTime(), Math::max);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String sign(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = "v0:" + NOW.getEpochSecond() + ":" + body;
    return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bySocket() throws Exception {
    Socket socket = new Socket();
    socket.start();
    assertThat(socket.listening.await(10, TimeUnit.SECONDS)).isTrue();
    slack.socket("ws://127.0.0.1:%d/".formatted(socket.getPort()));
    SlackConnection connection =
        new SlackConnection(settings, bolt, routes.routes.handlers(), link);
    connection.start();
    try {
      await().until(() -> !socket.getConnections().isEmpty());
      deliver(socket::click);
      await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() == ALL);
      judge("socket");
    } finally {
      connection.stop();
      socket.stop(1_000);
    }
  }

  /** Slack's end of the socket. */
  private final class Socket extends WebSocketServer {

    private final CountDownLatch listening = new CountDownLatch(1);

    Socket() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    void click(int number) {
      String envelope =
          """
          {"type":"interactive","envelope_id":"%d","accepts_response_payload":true,"payload":%s}
          """
              .formatted(number, DeliveriesTest.click(number));
      sent.putIfAbsent(number, System.nanoTime());
      getConnections().iterator().next().send(envelope);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      int number = JsonMapper.shared().readTree(message).path("envelope_id").asInt(-1);
      acknowledged.merge(number, System.nanoTime(), Math::max);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {}

    @Override
    public void onStart() {
      listening.countDown();
    }
  }
}
