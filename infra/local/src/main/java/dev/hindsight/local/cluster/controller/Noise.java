package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** The harmless warnings every cluster shows; none of them means anything. */
final class Noise {

  private static final Duration EVERY = Duration.ofSeconds(45);

  private final ObjectStore store;
  private final Events events;
  private Instant last = Instant.EPOCH;

  Noise(ObjectStore store, Events events) {
    this.store = store;
    this.events = events;
  }

  void tick(Instant now) {
    if (Duration.between(last, now).compareTo(EVERY) < 0) {
      return;
    }
    last = now;
    List<ObjectNode> ready =
        store.list(Kind.POD, "").stream().filter(ReplicaSetController::isReady).toList();
    if (!ready.isEmpty()) {
      ObjectNode pod = ready.get(new Random(now.getEpochSecond()).nextInt(ready.size()));
      events.container(
          pod,
          "Warning",
          "Unhealthy",
          "Readiness probe failed: Get \"http://%s:8080/ready\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
              .formatted(Json.text(pod, "status", "podIP")));
    }
  }
}
