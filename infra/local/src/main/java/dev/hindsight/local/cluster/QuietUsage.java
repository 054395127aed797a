package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Containers that use the memory their service needs and little else. */
record QuietUsage(World world) implements Usage.Source {

  private static final long CPU = 40_000_000L;

  @Override
  public Optional<Usage> of(JsonNode pod, String container, Instant now) {
    return Json.items(pod, "status", "containerStatuses")
        .filter(one -> Json.text(one, "name").equals(container))
        .filter(one -> Json.has(one, "state", "running"))
        .map(one -> usage(pod, Json.time(one, "state", "running", "startedAt"), now))
        .findFirst();
  }

  private Usage usage(JsonNode pod, Instant start, Instant now) {
    String namespace = Json.text(pod, "metadata", "namespace");
    String app = Json.text(pod, "metadata", "labels", "app.kubernetes.io/name");
    int other = Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), 20);
    return new Usage(CPU + other * 1_000_000L, world.workingSet(namespace, app, start, now, 1));
  }
}
