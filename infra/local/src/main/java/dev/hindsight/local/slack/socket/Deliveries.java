package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Json;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends envelopes and waits up to three seconds for the acknowledgement, on any connection. */
public final class Deliveries {
  private static final long PATIENCE_MS = 3_000;
  private final SocketServer sockets;
  private final Journal journal;
  private final Clock clock;
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  public Deliveries(SocketServer sockets, Journal journal, Clock clock) {
    this.sockets = sockets;
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

  /** Sends one envelope and blocks until it is acknowledged or will not be. */
  Delivered send(String type, int attempt, String reason, ObjectNode payload) {
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
    journal.add(result);
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
