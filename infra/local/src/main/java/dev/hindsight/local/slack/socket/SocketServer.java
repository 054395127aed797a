package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.api.Http;
import dev.hindsight.local.slack.store.Changes;
import dev.hindsight.local.slack.store.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Socket Mode endpoint on a loopback port of its own. */
public final class SocketServer extends WebSocketServer {
  private static final Logger log = LoggerFactory.getLogger(SocketServer.class);
  private static final int MOST = 10;

  private final Changes changes;
  private final Tickets tickets;
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<WebSocket> open = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> started = new CompletableFuture<>();
  private volatile Consumer<ObjectNode> acks = ack -> {};

  public SocketServer(Changes changes, Clock clock) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
    this.changes = changes;
    this.tickets = new Tickets(clock);
    setReuseAddr(true);
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /** Lets the next so many handshakes fail. */
  public void refuse(int handshakes) {
    refusals.set(handshakes);
  }

  /** Starts listening; frames of the app go to the consumer. */
  public void begin(Consumer<ObjectNode> onAck) {
    acks = onAck;
    start();
    started.join();
  }

  /** An address with a fresh ticket, good for one connection. */
  public String address() {
    return "ws://127.0.0.1:"
        + getPort()
        + "/link/?ticket="
        + tickets.issue()
        + "&app_id="
        + Workspace.APP;
  }

  public int connections() {
    return open.size();
  }

  /** Sends to one connection chosen at random; false when there is none. */
  boolean send(ObjectNode envelope) {
    while (true) {
      Optional<WebSocket> chosen = choose();
      if (chosen.isEmpty()) {
        return false;
      }
      try {
        chosen.get().send(envelope.toString());
        return true;
      } catch (WebsocketNotConnectedException e) {
        log.debug("A connection closed under our hands", e);
        open.remove(chosen.get());
      }
    }
  }

  private Optional<WebSocket> choose() {
    List<WebSocket> now = List.copyOf(open);
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(now.get(ThreadLocalRandom.current().nextInt(now.size())));
  }

  /**
   * Ends every connection.
   *
   * @param reason warning, refresh_requested or link_disabled; {@code drop} closes without a word
   */
  public void disconnect(String reason) {
    for (WebSocket socket : open) {
      if (reason.equals("drop")) {
        socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, reason);
      } else {
        socket.send(goodbye(reason).toString());
        socket.close(CloseFrame.NORMAL, reason);
      }
    }
  }

  private static ObjectNode goodbye(String reason) {
    ObjectNode frame = Json.object("type", "disconnect", "reason", reason);
    frame.putObject("debug_info").put("host", "applink-practice");
    return frame;
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    String resource = request.getResourceDescriptor();
    String ticket =
        Http.form(resource.substring(resource.indexOf('?') + 1)).getOrDefault("ticket", "");
    if (!tickets.use(ticket) || refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "invalid ticket");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    if (open.size() >= MOST) {
      socket.send(goodbye("too_many_websockets").toString());
      socket.close(CloseFrame.NORMAL, "too_many_websockets");
      return;
    }
    ObjectNode hello = Json.object("type", "hello").put("num_connections", open.size() + 1);
    hello.putObject("connection_info").put("app_id", Workspace.APP);
    hello
        .putObject("debug_info")
        .put("host", "applink-practice")
        .put("approximate_connection_time", 3600);
    socket.send(hello.toString());
    open.add(socket);
    changes.bump();
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    open.remove(socket);
    changes.bump();
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    try {
      acks.accept(Json.parseObject(message));
    } catch (IllegalArgumentException e) {
      log.warn("The app sent a frame that is no JSON object: {}", e.getMessage());
    }
  }

  @Override
  public void onError(WebSocket socket, Exception e) {
    if (!started.isDone()) {
      started.completeExceptionally(e);
    }
    log.warn("A Socket Mode connection failed", e);
  }

  @Override
  public void onStart() {
    setConnectionLostTimeout(30);
    started.complete(getPort());
  }
}
