package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The facts no API shows: what a service really needs, and which images exist. */
public final class World {

  /** How long a container takes to grow from idle to what the load demands. */
  private static final Duration GROWTH = Duration.ofSeconds(4);

  private final ObjectStore store;

  public World(ObjectStore store) {
    this.store = store;
  }

  public void settle(ServiceSpec service) {
    addImage(service.image());
    addImage(service.previousImage());
    long idle = Quantity.bytes(service.memoryLimit()) * 55 / 100;
    demand(service.namespace(), service.name(), idle, idle, Instant.EPOCH);
  }

  public boolean hasImage(String image) {
    return store.note("image/" + image).isPresent();
  }

  /** Bytes in use by a container that runs since {@code start}; {@code haste} 1.0 is normal. */
  public long workingSet(String namespace, String app, Instant start, Instant now, double haste) {
    ObjectNode note = store.note(demandNote(namespace, app)).orElseGet(Json::object);
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
    return store
        .note(demandNote(namespace, app))
        .map(note -> note.path("bytes").asLong(0))
        .orElse(0L);
  }

  void growDemand(String namespace, String app, long bytes) {
    if (demand(namespace, app) != bytes) {
      long idle =
          store
              .note(demandNote(namespace, app))
              .map(note -> note.path("idle").asLong(0))
              .orElse(bytes / 2);
      demand(namespace, app, idle, bytes, store.clock().instant());
    }
  }

  private void addImage(String image) {
    store.note("image/" + image, Json.object());
  }

  private void demand(String namespace, String app, long idle, long bytes, Instant since) {
    store.note(
        demandNote(namespace, app),
        Json.object().put("idle", idle).put("bytes", bytes).put("since", since.toEpochMilli()));
  }

  private static String demandNote(String namespace, String app) {
    return "demand/" + namespace + "/" + app;
  }
}
