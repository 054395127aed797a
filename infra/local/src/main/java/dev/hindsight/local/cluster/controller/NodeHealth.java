package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.Pressures.Pressure;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports a node's pressure, evicts for it, and reports relief: until the next pod lands there. */
final class NodeHealth {

  private static final Duration BUILD_UP = Duration.ofSeconds(2);
  private static final Duration HOLD = Duration.ofSeconds(6);
  private static final int FINISHED_KEPT = 6;

  private final ObjectStore store;
  private final Events events;
  private final World world;

  NodeHealth(ObjectStore store, Events events, World world) {
    this.store = store;
    this.events = events;
    this.world = world;
  }

  void sync(ObjectNode node, Instant now) {
    String name = Json.text(node, "metadata", "name");
    world.pressures().on(name).forEach(known -> step(node, known, now));
    List<Pressure> high = world.pressures().on(name).stream().filter(Pressure::high).toList();
    report(node, "MemoryPressure", high.stream().anyMatch(Pressure::isMemory), now);
    report(node, "DiskPressure", !high.stream().allMatch(Pressure::isMemory), now);
  }

  private void step(ObjectNode node, Pressure pressure, Instant now) {
    List<ObjectNode> pods = pods(pressure);
    Duration lasted = Duration.between(pressure.since(), now);
    if (!pressure.high()
        && lasted.compareTo(BUILD_UP) >= 0
        && pods.stream().anyMatch(pod -> hasRunFor(pod, BUILD_UP, now))) {
      events.node(
          node, "Warning", "EvictionThresholdMet", "Attempting to reclaim " + pressure.resource());
      world.pressures().keep(pressure.turn(true, now));
    } else if (pressure.high() && lasted.compareTo(HOLD) >= 0) {
      pods.stream()
          .limit(pressure.all() ? pods.size() : 1)
          .forEach(pod -> evict(pod, pressure, now));
      forgetOldest(pressure);
      world.pressures().keep(pressure.turn(false, now));
    }
  }

  private void evict(ObjectNode pod, Pressure pressure, Instant now) {
    String message = EvictionWords.of(pod, pressure, world.memory());
    events.container(pod, "Normal", "Killing", "Stopping container " + PodFacts.container(pod));
    events.pod(pod, "Warning", "Evicted", message);
    ObjectNode evicted = PodStatus.copy(pod, now).evicted(message).pod();
    store.put(Key.of(Kind.POD, pod), evicted);
    new PodRun(PodRun.Step.FINISHED, now, 0).keep(store, pod);
  }

  /** A real cluster keeps thousands; here a few are enough to be looked at. */
  private void forgetOldest(Pressure pressure) {
    List<ObjectNode> evicted =
        all(pressure)
            .filter(pod -> Json.text(pod, "status", "reason").equals("Evicted"))
            .sorted(
                java.util.Comparator.comparing(
                    pod -> Json.text(pod, "metadata", "creationTimestamp")))
            .toList();
    evicted.stream()
        .limit(Math.max(0, evicted.size() - FINISHED_KEPT))
        .forEach(pod -> PodRun.forget(store, pod));
  }

  private List<ObjectNode> pods(Pressure pressure) {
    return all(pressure)
        .filter(pod -> !PodFacts.isFinished(pod) && !Ownership.isLeaving(pod))
        .filter(pod -> Json.text(pod, "status", "phase").equals("Running"))
        .toList();
  }

  private Stream<ObjectNode> all(Pressure pressure) {
    return store.list(Kind.POD, pressure.namespace()).stream()
        .filter(pressure::isAbout)
        .filter(pod -> Json.text(pod, "spec", "nodeName").equals(pressure.node()));
  }

  private static boolean hasRunFor(JsonNode pod, Duration time, Instant now) {
    Instant started =
        Json.time(
            Json.at(pod, "status", "containerStatuses").path(0), "state", "running", "startedAt");
    return started.isAfter(Instant.EPOCH) && !started.plus(time).isAfter(now);
  }

  private void report(ObjectNode asListed, String type, boolean high, Instant now) {
    ObjectNode node = store.get(Key.of(Kind.NODE, asListed)).orElse(asListed).deepCopy();
    Optional<ObjectNode> condition =
        Json.items(node, "status", "conditions")
            .filter(one -> Json.text(one, "type").equals(type))
            .map(ObjectNode.class::cast)
            .findFirst();
    String word = high ? "True" : "False";
    if (condition.isEmpty() || Json.text(condition.get(), "status").equals(word)) {
      return;
    }
    NodeWords words = NodeWords.of(type, high);
    condition
        .get()
        .put("status", word)
        .put("reason", words.reason())
        .put("message", words.message())
        .put("lastHeartbeatTime", Json.time(now))
        .put("lastTransitionTime", Json.time(now));
    taint(node, words.taint(), high, now);
    store.put(Key.of(Kind.NODE, node), node);
    events.node(
        node,
        "Normal",
        words.event(),
        "Node %s status is now: %s".formatted(Json.text(node, "metadata", "name"), words.event()));
  }

  private static void taint(ObjectNode node, String key, boolean high, Instant now) {
    ArrayNode kept = Json.array();
    Json.items(node, "spec", "taints")
        .filter(taint -> !Json.text(taint, "key").equals(key))
        .forEach(kept::add);
    if (high) {
      kept.addObject().put("key", key).put("effect", "NoSchedule").put("timeAdded", Json.time(now));
    }
    if (kept.isEmpty()) {
      Json.child(node, "spec").remove("taints");
    } else {
      Json.child(node, "spec").set("taints", kept);
    }
  }
}
