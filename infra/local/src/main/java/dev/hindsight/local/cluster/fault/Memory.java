package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** How much memory each service really needs, whatever its limits say. */
public final class Memory {

  /** How long a container takes to grow from idle to what the load demands. */
  private static final Duration GROWTH = Duration.ofSeconds(4);

  private final ObjectStore store;

  Memory(ObjectStore store) {
    this.store = store;
  }

  /** Bytes in use by a container that runs since {@code start}; {@code haste} 1.0 is normal. */
  public long workingSet(String namespace, String app, Instant start, Instant now, double haste) {
    ObjectNode note = store.note(note(namespace, app)).orElseGet(Json::object);
    long target = note.path("bytes").asLong(0);
    long idle = note.path("idle").asLong(0);
    Instant since = Instant.ofEpochMilli(note.path("since").asLong(0));
    boolean grown = start.isBefore(since);
    long from = grown ? idle : idle / 2;
    Instant begin = grown ? since : start;
    double progress = haste * Duration.between(begin, now).toMillis() / (double) GROWTH.toMillis();
    return from + (long) ((target - from) * Math.clamp(progress, 0.0, 1.0));
  }

  /** Bytes each replica needs under the present load. */
  public long demand(String namespace, String app) {
    return store.note(note(namespace, app)).map(note -> note.path("bytes").asLong(0)).orElse(0L);
  }

  void settle(String namespace, String app, long bytes) {
    keep(namespace, app, bytes, bytes, Instant.EPOCH);
  }

  void grow(String namespace, String app, long bytes) {
    if (demand(namespace, app) != bytes) {
      keep(namespace, app, idle(namespace, app, bytes / 2), bytes, store.clock().instant());
    }
  }

  /** Back to what the service needed before. */
  void shrink(String namespace, String app) {
    settle(namespace, app, idle(namespace, app, demand(namespace, app)));
  }

  private long idle(String namespace, String app, long otherwise) {
    return store
        .note(note(namespace, app))
        .map(note -> note.path("idle").asLong(0))
        .orElse(otherwise);
  }

  private void keep(String namespace, String app, long idle, long bytes, Instant since) {
    store.note(
        note(namespace, app),
        Json.object().put("idle", idle).put("bytes", bytes).put("since", since.toEpochMilli()));
  }

  private static String note(String namespace, String app) {
    return "demand/" + namespace + "/" + app;
  }
}
