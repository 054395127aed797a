package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.Registry;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a running container: killed for memory, ended by itself, probed, ready. */
final class Containers {

  private static final Duration GET_READY = Duration.ofMillis(1200);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(10);
  private static final String READINESS = "readinessProbe";
  private static final String LIVENESS = "livenessProbe";
  private static final int SIGKILL = 137;
  private static final int SIGTERM = 143;

  private final ObjectStore store;
  private final Events events;
  private final World world;
  private final Restarts restarts;
  private final Map<String, Integer> told = new HashMap<>();

  Containers(ObjectStore store, Events events, World world, Restarts restarts) {
    this.store = store;
    this.events = events;
    this.world = world;
    this.restarts = restarts;
  }

  void watch(ObjectNode pod, PodRun run, Instant now) {
    Optional<Registry.Exit> exit =
        world.registry().exit(PodFacts.image(pod)).filter(one -> run.lasted(one.after(), now));
    long limit = PodFacts.limit(pod);
    if (limit > 0 && workingSet(pod, run, now) > limit) {
      restarts.ended(pod, run, now, "OOMKilled", SIGKILL);
    } else if (exit.isPresent()) {
      restarts.ended(pod, run, now, "Error", exit.get().code());
    } else if (isFailing(pod, LIVENESS, run, now)) {
      events.container(
          pod,
          "Normal",
          "Killing",
          "Container %s failed liveness probe, will be restarted"
              .formatted(PodFacts.container(pod)));
      restarts.ended(pod, run, now, "Error", SIGTERM);
    } else {
      becomeReady(pod, run, now);
    }
  }

  private void becomeReady(ObjectNode pod, PodRun run, Instant now) {
    boolean ready = ReplicaSetController.isReady(pod);
    if (!ready && run.lasted(GET_READY, now)) {
      if (Probes.failure(pod, READINESS).isPresent()) {
        var _ = isFailing(pod, READINESS, run, now);
      } else if (world.registry().exit(PodFacts.image(pod)).isEmpty()) {
        ObjectNode changed = PodStatus.copy(pod, now).ready().pod();
        store.put(Key.of(Kind.POD, changed), changed);
      }
    } else if (run.fails() > 0 && run.lasted(FORGIVEN_AFTER, now)) {
      new PodRun(PodRun.Step.RUNNING, run.since(), 0).keep(store, pod);
    }
  }

  /** Tells each failed probe once; true when there were as many as the probe allows. */
  private boolean isFailing(ObjectNode pod, String probe, PodRun run, Instant now) {
    Optional<String> failure = Probes.failure(pod, probe);
    if (failure.isEmpty()) {
      return false;
    }
    Duration period = Probes.period(pod, probe);
    int count = (int) Math.min(1_000_000, Duration.between(run.since(), now).dividedBy(period));
    String one = Json.text(pod, "metadata", "uid") + probe + run.since();
    if (count > told.getOrDefault(one, 0)) {
      told.put(one, count);
      String word = probe.equals(LIVENESS) ? "Liveness" : "Readiness";
      events.container(pod, "Warning", "Unhealthy", word + " probe failed: " + failure.get());
    }
    boolean over = probe.equals(LIVENESS) && count >= Probes.threshold(pod, probe);
    if (over) {
      told.remove(one);
    }
    return over;
  }

  private long workingSet(ObjectNode pod, PodRun run, Instant now) {
    // replicas do not take the same requests: some grow faster than others
    double haste = 1 + Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), 30) / 100.0;
    return world
        .memory()
        .workingSet(
            Json.text(pod, "metadata", "namespace"),
            Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL),
            run.since(),
            now,
            haste);
  }
}
