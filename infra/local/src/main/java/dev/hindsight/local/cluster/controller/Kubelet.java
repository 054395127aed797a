package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.controller.PodRun.Step;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes each pod one step along its life: scheduled, pulled, running, ready, killed, restarted. */
final class Kubelet {

  private static final Duration PULL = Duration.ofMillis(400);
  private static final Duration SHOW_ERROR = Duration.ofSeconds(1);
  private static final Duration GET_READY = Duration.ofMillis(1200);
  private static final Duration STOP = Duration.ofMillis(800);
  private static final Duration SHOW_KILLED = Duration.ofMillis(500);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(10);

  private final ObjectStore store;
  private final Events events;
  private final World world;

  Kubelet(ObjectStore store, Events events, World world) {
    this.store = store;
    this.events = events;
    this.world = world;
  }

  void sync(ObjectNode pod, Instant now) {
    PodRun run = PodRun.of(store, pod);
    if (Ownership.isLeaving(pod) && run.step() != Step.STOPPING) {
      events.container(pod, "Normal", "Killing", "Stopping container " + container(pod));
      enter(pod, Step.STOPPING, now, 0);
      return;
    }
    switch (run.step()) {
      case NEW -> schedule(pod, run, now);
      case PULLING -> pulled(pod, run, now);
      case PULL_FAILED -> backOffPull(pod, run, now);
      case PULL_BACKOFF -> pullAgain(pod, run, now);
      case RUNNING -> run(pod, run, now);
      case KILLED -> afterKill(pod, run, now);
      case CRASH_BACKOFF -> restartIfDue(pod, run, now);
      case STOPPING -> stop(pod, run, now);
    }
  }

  /** A pod that is up since long before the cluster was looked at. */
  void settle(ObjectNode pod, Instant since) {
    PodStatus status = PodStatus.copy(pod, since);
    place(status, pod).running(imageId(pod)).ready();
    save(status);
    enter(status.pod(), Step.RUNNING, since, 0);
  }

  private void schedule(ObjectNode pod, PodRun run, Instant now) {
    if (run.since().isAfter(now)) {
      return;
    }
    if (nodes().isEmpty()) {
      events.warning(
          pod,
          "default-scheduler",
          "FailedScheduling",
          "0/2 nodes are available: 2 node(s) were unschedulable.");
      enter(pod, Step.NEW, now.plus(FORGIVEN_AFTER.dividedBy(20)), 0);
      return;
    }
    PodStatus status = PodStatus.copy(pod, now);
    place(status, pod);
    ObjectNode placed = save(status);
    events.normal(
        placed,
        "default-scheduler",
        "Scheduled",
        "Successfully assigned %s/%s to %s"
            .formatted(
                Json.text(pod, "metadata", "namespace"),
                Json.text(pod, "metadata", "name"),
                Json.text(placed, "spec", "nodeName")));
    startPull(placed, now, 0);
  }

  private PodStatus place(PodStatus status, ObjectNode pod) {
    List<String> nodes = nodes();
    int index = Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), nodes.size());
    return status.scheduled(nodes.get(index), index + 1);
  }

  private List<String> nodes() {
    return store.list(Kind.NODE, "").stream()
        .filter(node -> !Json.flag(node, "spec", "unschedulable"))
        .map(node -> Json.text(node, "metadata", "name"))
        .toList();
  }

  private void startPull(ObjectNode pod, Instant now, int fails) {
    events.container(pod, "Normal", "Pulling", "Pulling image \"" + image(pod) + "\"");
    enter(pod, Step.PULLING, now, fails);
  }

  private void pulled(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(PULL, now)) {
      return;
    }
    Optional<String> missing =
        images(pod).stream().filter(image -> !world.hasImage(image)).findFirst();
    if (missing.isPresent()) {
      failPull(pod, missing.get(), run, now);
    } else {
      events.container(pod, "Normal", "Pulled", "Successfully pulled image \"" + image(pod) + "\"");
      start(pod, now, 0);
    }
  }

  private void failPull(ObjectNode pod, String image, PodRun run, Instant now) {
    String message =
        "Failed to pull image \"%1$s\": rpc error: code = NotFound desc = failed to pull and unpack image \"%1$s\": %1$s: manifest unknown"
            .formatted(image);
    events.container(pod, "Warning", "Failed", message);
    events.container(pod, "Warning", "Failed", "Error: ErrImagePull");
    save(PodStatus.copy(pod, now).waiting("ErrImagePull", message));
    enter(pod, Step.PULL_FAILED, now, run.fails() + 1);
  }

  private void backOffPull(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(SHOW_ERROR, now)) {
      return;
    }
    String message = "Back-off pulling image \"" + image(pod) + "\"";
    events.container(pod, "Normal", "BackOff", message);
    events.container(pod, "Warning", "Failed", "Error: ImagePullBackOff");
    save(PodStatus.copy(pod, now).waiting("ImagePullBackOff", message));
    enter(pod, Step.PULL_BACKOFF, now, run.fails());
  }

  private void pullAgain(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(run.backoff(), now)) {
      startPull(pod, now, run.fails());
    }
  }

  private void start(ObjectNode pod, Instant now, int fails) {
    events.container(pod, "Normal", "Created", "Created container: " + container(pod));
    events.container(pod, "Normal", "Started", "Started container " + container(pod));
    PodStatus status = PodStatus.copy(pod, now);
    if (fails > 0) {
      status.restarted();
    }
    save(status.running(imageId(pod)));
    enter(pod, Step.RUNNING, now, fails);
  }

  private void run(ObjectNode pod, PodRun run, Instant now) {
    if (workingSet(pod, run, now) > limit(pod)) {
      save(PodStatus.copy(pod, now).terminated("OOMKilled", 137));
      enter(pod, Step.KILLED, now, run.fails() + 1);
    } else if (!ReplicaSetController.isReady(pod) && run.lasted(GET_READY, now)) {
      save(PodStatus.copy(pod, now).ready());
    } else if (run.fails() > 0 && run.lasted(FORGIVEN_AFTER, now)) {
      enter(pod, Step.RUNNING, run.since(), 0);
    }
  }

  private void afterKill(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(SHOW_KILLED, now)) {
      return;
    }
    if (run.fails() == 1) {
      start(pod, now, run.fails());
      return;
    }
    String who =
        "container=%s pod=%s_%s(%s)"
            .formatted(
                container(pod),
                Json.text(pod, "metadata", "name"),
                Json.text(pod, "metadata", "namespace"),
                Json.text(pod, "metadata", "uid"));
    events.container(
        pod,
        "Warning",
        "BackOff",
        "Back-off restarting failed container "
            + who.replace("container=", "").replace("pod=", "in pod "));
    save(
        PodStatus.copy(pod, now)
            .waiting(
                "CrashLoopBackOff",
                "back-off %s restarting failed %s".formatted(spoken(run.backoff()), who)));
    enter(pod, Step.CRASH_BACKOFF, now, run.fails());
  }

  private void restartIfDue(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(run.backoff(), now)) {
      events.container(
          pod,
          "Normal",
          "Pulled",
          "Container image \"" + image(pod) + "\" already present on machine");
      start(pod, now, run.fails());
    }
  }

  private void stop(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(STOP, now)) {
      PodRun.forget(store, pod);
    }
  }

  private void enter(ObjectNode pod, Step step, Instant now, int fails) {
    new PodRun(step, now, fails).keep(store, pod);
  }

  private ObjectNode save(PodStatus status) {
    return store.put(Key.of(Kind.POD, status.pod()), status.pod());
  }

  private long workingSet(ObjectNode pod, PodRun run, Instant now) {
    // replicas do not take the same requests: some grow faster than others
    double haste = 1 + Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), 30) / 100.0;
    return world.workingSet(
        Json.text(pod, "metadata", "namespace"),
        Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL),
        run.since(),
        now,
        haste);
  }

  private static long limit(JsonNode pod) {
    return Quantity.bytes(
        Json.text(Json.at(pod, "spec", "containers").path(0), "resources", "limits", "memory"));
  }

  private static List<String> images(JsonNode pod) {
    return Json.items(pod, "spec", "containers").map(one -> Json.text(one, "image")).toList();
  }

  private static String image(JsonNode pod) {
    return images(pod).getFirst();
  }

  private static String container(JsonNode pod) {
    return Json.text(Json.at(pod, "spec", "containers").path(0), "name");
  }

  private static String imageId(JsonNode pod) {
    var random = new java.util.SplittableRandom(image(pod).hashCode());
    return "%s@sha256:%016x%016x%016x%016x"
        .formatted(
            image(pod).replaceFirst(":[^:/]*$", ""),
            random.nextLong(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong());
  }

  private static String spoken(Duration wait) {
    return wait.toMinutes() > 0 && wait.toSecondsPart() == 0
        ? wait.toMinutes() + "m0s"
        : (wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "") + wait.toSecondsPart() + "s";
  }
}
