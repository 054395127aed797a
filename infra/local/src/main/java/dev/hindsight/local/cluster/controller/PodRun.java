package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the kubelet is with a pod: the step, since when, and how many failures in a row. */
record PodRun(Step step, Instant since, int fails) {

  enum Step {
    NEW,
    PULLING,
    PULL_FAILED,
    PULL_BACKOFF,
    CONFIG_ERROR,
    RUNNING,
    KILLED,
    CRASH_BACKOFF,
    STOPPING,
    FINISHED
  }

  private static final Duration BACKOFF_BASE = Duration.ofSeconds(2);
  private static final Duration BACKOFF_CAP = Duration.ofMinutes(5);

  static PodRun of(ObjectStore store, JsonNode pod) {
    return store
        .note(note(pod))
        .map(PodRun::read)
        .orElseGet(() -> new PodRun(Step.NEW, Instant.EPOCH, 0));
  }

  void keep(ObjectStore store, JsonNode pod) {
    store.note(
        note(pod),
        Json.object()
            .put("step", step.name())
            .put("since", since.toEpochMilli())
            .put("fails", fails));
  }

  static void forget(ObjectStore store, JsonNode pod) {
    // whoever set a finalizer has still to finish its own part
    if (Json.items(pod, "metadata", "finalizers").findAny().isEmpty()) {
      store.forget(note(pod));
      store.delete(Key.of(Kind.POD, pod));
    }
  }

  boolean lasted(Duration duration, Instant now) {
    return !since.plus(duration).isAfter(now);
  }

  /** The wait after the present number of failures: 2 s, 4 s, 8 s ... at most 5 min. */
  Duration backoff() {
    Duration wait = BACKOFF_BASE.multipliedBy(1L << Math.clamp(fails - 1, 0, 20));
    return wait.compareTo(BACKOFF_CAP) > 0 ? BACKOFF_CAP : wait;
  }

  private static String note(JsonNode pod) {
    return "pod/" + Json.text(pod, "metadata", "uid");
  }

  private static PodRun read(ObjectNode note) {
    return new PodRun(
        Step.valueOf(Json.text(note, "step")),
        Instant.ofEpochMilli(note.path("since").asLong(0)),
        Json.number(note, "fails"));
  }
}
