package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Containers use the memory their service needs, and cpu by the share of the load they get. */
record PodUsage(ObjectStore store, World world) implements Usage.Source {

  private static final BigDecimal NO_LIMIT = new BigDecimal("0.5");
  private static final double IDLE = 0.02;

  @Override
  public Optional<Usage> of(JsonNode pod, String container, Instant now) {
    return Json.items(pod, "status", "containerStatuses")
        .filter(one -> Json.text(one, "name").equals(container))
        .filter(one -> Json.has(one, "state", "running"))
        .map(one -> usage(pod, one, now))
        .findFirst();
  }

  private Usage usage(JsonNode pod, JsonNode status, Instant now) {
    Instant start = Json.time(status, "state", "running", "startedAt");
    JsonNode limits = Json.at(Json.at(pod, "spec", "containers").path(0), "resources", "limits");
    BigDecimal cores = Quantity.parse(Json.text(limits, "cpu")).orElse(NO_LIMIT);
    boolean works = Json.flag(status, "ready") && world.hangs().since(pod, start).isEmpty();
    double share = works ? Math.min(1, busy(pod)) * unevenness(pod) : IDLE;
    long memory = world.memory().workingSet(namespace(pod), app(pod), start, now, 1);
    return new Usage(
        Math.round(cores.doubleValue() * share * 1e9),
        Math.min(memory, Quantity.bytes(Json.text(limits, "memory"))));
  }

  private double busy(JsonNode pod) {
    if (!world.load().isRaised(namespace(pod), app(pod))) {
      return world.load().perReplica(namespace(pod), app(pod), 1);
    }
    int ready =
        (int)
            store.list(Kind.POD, namespace(pod)).stream()
                .filter(one -> app(one).equals(app(pod)))
                .filter(
                    one -> Json.flag(Json.at(one, "status", "containerStatuses").path(0), "ready"))
                .count();
    return world.load().perReplica(namespace(pod), app(pod), ready);
  }

  /** Replicas never get exactly the same share of the requests. */
  private static double unevenness(JsonNode pod) {
    return 0.94 + Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), 7) / 100.0;
  }

  private static String namespace(JsonNode pod) {
    return Json.text(pod, "metadata", "namespace");
  }

  private static String app(JsonNode pod) {
    return Json.text(pod, "metadata", "labels", World.NAME_LABEL);
  }
}
