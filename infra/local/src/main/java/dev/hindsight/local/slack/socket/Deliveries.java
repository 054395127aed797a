package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Json;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what people do and waits up to three seconds for the acknowledgement: by HTTP where the app
 * has an address, else on any connection.
 */
public final class Deliveries {
  private static final long PATIENCE_MS = 3_000;
  private final SocketServer sockets;
  private final Journal journal;
  private final Clock clock;
  private final Optional<HttpDelivery> http;
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  /**
   * @param signingClock the app's own time
   * @param requestUrl where the app takes signed requests; empty for Socket Mode
   */
  public Deliveries(
      SocketServer sockets,
      Journal journal,
      Clock clock,
      Clock signingClock,
      Optional<URI> requestUrl,
      String signingSecret) {
    this.sockets = sockets;
    this.http = requestUrl.map(url -> new HttpDelivery(url, signingSecret, signingClock));
    this.journal = journal;
    this.clock = clock;
  }

  /** What the app sent back on some connection. */
  public void acknowledged(ObjectNode frame) {
    CompletableFuture<JsonNode> one = waiting.remove(Json.text(frame, "envelope_id"));
    if (one == null) {
      journal.strayAck();
    } else {
      one.complete(frame.path("payload").isObject() ? frame.path("payload") : Json.object());
    }
  }

  /** Makes the next request to the app differ from what Slack sends. */
  public void next(HttpVariant variant) {
    http.orElseThrow(() -> new IllegalArgumentException("the app is not reached by HTTP"))
        .next(variant);
  }

  /** How many ways to the app are open. */
  public int connections() {
    return http.map(app -> app.reachable() ? 1 : 0).orElseGet(sockets::connections);
  }

  /** Sends it and blocks until it is acknowledged or will not be. */
  Delivered send(String type, int attempt, String reason, ObjectNode payload) {
    Delivered result =
        http.map(app -> request(app, type, attempt, reason, payload))
            .orElseGet(() -> envelope(type, attempt, reason, payload));
    journal.add(result);
    return result;
  }

  private Delivered request(
      HttpDelivery app, String type, int attempt, String reason, ObjectNode payload) {
    String id = UUID.randomUUID().toString();
    long start = System.nanoTime();
    HttpDelivery.Result result = app.send(type, attempt, reason, payload);
    long millis =
        result.outcome() == Outcome.ACKNOWLEDGED
            ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)
            : -1;
    return new Delivered(
        clock.instant(), id, type, attempt, result.outcome(), millis, result.ack());
  }

  private Delivered envelope(String type, int attempt, String reason, ObjectNode payload) {
    String id = UUID.randomUUID().toString();
    ObjectNode envelope = Json.object("envelope_id", id, "type", type);
    envelope.put("accepts_response_payload", !type.equals("events_api"));
    envelope.set("payload", payload);
    if (type.equals("events_api")) {
      envelope.put("retry_attempt", attempt).put("retry_reason", reason);
    }
    CompletableFuture<JsonNode> ack = new CompletableFuture<>();
    waiting.put(id, ack);
    long start = System.nanoTime();
    Delivered result =
        sockets.send(envelope)
            ? await(id, type, attempt, ack, start)
            : ended(id, type, attempt, Outcome.NOT_CONNECTED);
    waiting.remove(id);
    return result;
  }

  private Delivered await(
      String id, String type, int attempt, CompletableFuture<JsonNode> ack, long start) {
    try {
      JsonNode payload = ack.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return new Delivered(
          clock.instant(), id, type, attempt, Outcome.ACKNOWLEDGED, millis, payload);
    } catch (TimeoutException e) {
      return ended(id, type, attempt, Outcome.UNANSWERED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ended(id, type, attempt, Outcome.UNANSWERED);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Delivered ended(String id, String type, int attempt, Outcome outcome) {
    return new Delivered(clock.instant(), id, type, attempt, outcome, -1, Json.object());
  }
}
