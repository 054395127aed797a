package dev.hindsight.bot.slack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.bot.slack.people.Workspace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket is opened when Slack is there, and a command that comes by it is acknowledged. */
@Timeout(60)
class SlackConnectionTest {

  private final ScriptedSlack slack = new ScriptedSlack();
  private final Socket socket = new Socket();
  private final SlackLink link = new SlackLink(Clock.systemUTC());
  private final SlackSettings settings =
      SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1");
  private final SlackClients clients = new SlackClients(settings, link);
  private final Whisper whisper = new Whisper(clients);
  private SlackConnection connection;

  @BeforeEach
  void listen() throws Exception {
    socket.start();
    assertThat(socket.listening.await(10, SECONDS)).isTrue();
    slack.socket("ws://127.0.0.1:%d/".formatted(socket.getPort()));
    connection = connection(settings, Duration.ofMillis(300));
  }

  private SlackConnection connection(SlackSettings with, Duration check) {
    SlackRoutes routes = new TestRoutes(clients, whisper, new NoDesk(), List.of()).routes;
    return new SlackConnection(
        with,
        new BoltApp(with, clients, new Workspace(clients.quick()), routes),
        routes.handlers(),
        link,
        check);
  }

  @AfterEach
  void close() throws Exception {
    connection.stop();
    whisper.close();
    clients.close();
    socket.stop(1_000);
    slack.close();
  }

  @Test
  void aCommandIsAcknowledgedWithItsAnswer() throws Exception {
    connection.start();
    socket.send("incident 9");
    assertThat(socket.heard.poll(20, SECONDS)).contains("\"E1\"", "There is no INC-9.");
  }

  @Test
  void slackThatIsDownAtStartIsTriedAgain() throws Exception {
    slack.refuse("auth.test", "internal_error");
    connection.start();
    socket.send("incident 9");
    assertThat(socket.heard.poll(20, SECONDS)).contains("\"E1\"");
    assertThat(slack.calls("auth.test")).hasSizeGreaterThan(1);
  }

  @Test
  void aFailureBeforeTheHandlerIsAcknowledgedToo() throws Exception {
    connection.start();
    socket.send("help\",\"command\":\"/unknown");
    assertThat(socket.heard.poll(20, SECONDS)).contains("\"E1\"");
  }

  @Test
  void aSocketThatGoesSilentIsReplaced() throws Exception {
    connection.start();
    socket.send("incident 9");
    assertThat(socket.heard.poll(20, SECONDS)).contains("\"E1\"");
    socket.deaf.addAll(socket.getConnections());
    // to the next one that is opened
    socket.send("incident 8");
    assertThat(socket.heard.poll(30, SECONDS)).contains("\"E1\"", "There is no INC-8.");
    await().until(link::isConnected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested", "link_disabled", "too_many_websockets"})
  void whatSlackEndsIsOpenedAgain(String reason) throws Exception {
    connection.start();
    socket.send("incident 9");
    assertThat(socket.heard.poll(20, SECONDS)).contains("\"E1\"");
    if (reason.equals("link_disabled")) {
      slack.refuse("apps.connections.open", "link_disabled");
    } else if (reason.equals("too_many_websockets")) {
      slack.next("apps.connections.open", ScriptedSlack.Fault.RATE_LIMITED);
    }
    socket.end(reason);
    socket.send("incident 8");
    assertThat(socket.heard.poll(30, SECONDS)).contains("There is no INC-8.");
    assertThat(slack.calls("apps.connections.open")).hasSizeLessThan(12);
  }

  @Test
  void slackThatWantsToBeLeftAloneIsTriedAgain() throws Exception {
    slack.next("apps.connections.open", ScriptedSlack.Fault.RATE_LIMITED);
    connection.start();
    socket.send("incident 9");
    assertThat(socket.heard.poll(30, SECONDS)).contains("\"E1\"");
  }

  @Test
  void stoppingIsQuickEvenWhileSlackIsDown() {
    slack.close();
    connection.start();
    long since = System.nanoTime();
    connection.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(9));
    assertThat(connection.isRunning()).isFalse();
  }

  @Test
  void aProcessThatOnlyChangesIncidentsDoesNotConnect() {
    SlackSettings off =
        SlackSettings.socket(false, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1");
    assertThat(connection(off, Duration.ofSeconds(1)).isAutoStartup()).isFalse();
  }

  @Test
  void whoIsStartedCanBeReached() {
    socket.slow = Duration.ofMillis(500);
    connection = connection(settings, Duration.ofSeconds(30));
    connection.start();
    assertThat(socket.opened).hasSize(1);
    assertThat(link.isConnected()).isTrue();
  }

  @Test
  void aSlackThatOpensNothingHoldsUpNobodyForLong() {
    socket.slow = Duration.ofSeconds(5);
    connection.start();
    assertThat(socket.opened).isEmpty();
    assertThat(link.isConnected()).isFalse();
    socket.slow = Duration.ZERO;
    await().atMost(Duration.ofSeconds(40)).until(link::isConnected);
  }

  /** Slack's end of the socket. */
  private static final class Socket extends WebSocketServer {

    private final CountDownLatch listening = new CountDownLatch(1);
    private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Set<WebSocket> deaf = ConcurrentHashMap.newKeySet();
    private volatile Duration slow = Duration.ZERO;

    Socket() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Says why and closes, as Slack does. */
    void end(String reason) {
      for (WebSocket connection : getConnections()) {
        connection.send("{\"type\":\"disconnect\",\"reason\":\"%s\"}".formatted(reason));
        connection.close();
      }
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
      LockSupport.parkNanos(slow.toNanos());
      return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onWebsocketPing(WebSocket connection, Framedata frame) {
      if (!deaf.contains(connection)) {
        super.onWebsocketPing(connection, frame);
      }
    }

    void send(String text) throws InterruptedException {
      WebSocket connection = opened.poll(45, SECONDS);
      assertThat(connection).isNotNull();
      connection.send(
          """
          {"type":"slash_commands","envelope_id":"E1","accepts_response_payload":true,
           "payload":{"command":"/ops","text":"%s","team_id":"T1","user_id":"U1ERIN",
           "channel_id":"C1","trigger_id":"%s","api_app_id":"A1"}}
          """
              .formatted(text, System.nanoTime()));
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      connection.send("{\"type\":\"hello\",\"num_connections\":1}");
      opened.add(connection);
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      heard.add(message);
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
