package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A nightly job that failed some hours ago and that nothing depends on. */
final class FailedJob {

  private static final Duration AGO = Duration.ofHours(7);
  private static final List<String> NAMES =
      List.of("nightly-report", "old-session-cleanup", "sitemap-rebuild");

  private FailedJob() {}

  static void plant(ObjectStore store, String namespace, long seed) {
    Instant end = store.clock().instant().minus(AGO);
    String name =
        "%s-%d".formatted(NAMES.get(Math.floorMod(seed, NAMES.size())), end.getEpochSecond() / 60);
    ObjectNode job = Jobs.job(namespace, name, end.minusSeconds(140));
    ObjectNode status = Json.child(job, "status");
    status.put("failed", 1).put("startTime", Json.time(end.minusSeconds(140)));
    status
        .putArray("conditions")
        .addObject()
        .put("type", "Failed")
        .put("status", "True")
        .put("reason", "BackoffLimitExceeded")
        .put("message", "Job has reached the specified backoff limit")
        .put("lastProbeTime", Json.time(end))
        .put("lastTransitionTime", Json.time(end));
    if (store.get(Key.of(Kind.JOB, job)).isEmpty()) {
      Jobs.withPod(store, store.create(Kind.JOB, job), end, 1);
    }
  }
}
