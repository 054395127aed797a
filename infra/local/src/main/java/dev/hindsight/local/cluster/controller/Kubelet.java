package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.controller.PodRun.Step;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Takes each pod one step along its life: scheduled, pulled, running, ready, killed, restarted. */
final class Kubelet {

  private static final Duration GET_READY = Duration.ofMillis(1200);
  private static final Duration STOP = Duration.ofMillis(800);
  private static final Duration SHOW_KILLED = Duration.ofMillis(500);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(10);

  private final ObjectStore store;
  private final Events events;
  private final World world;
  private final ImagePull pull;

  Kubelet(ObjectStore store, Events events, World world) {
    this.store = store;
    this.events = events;
    this.world = world;
    this.pull = new ImagePull(store, events, world);
  }

  void sync(ObjectNode pod, Instant now) {
    PodRun run = PodRun.of(store, pod);
    if (Ownership.isLeaving(pod) && run.step() != Step.STOPPING) {
      events.container(pod, "Normal", "Killing", "Stopping container " + PodFacts.container(pod));
      enter(pod, Step.STOPPING, now, 0);
      return;
    }
    switch (run.step()) {
      case NEW -> schedule(pod, run, now);
      case PULLING -> {
        if (pull.isPulled(pod, run, now)) {
          start(pod, now, 0);
        }
      }
      case PULL_FAILED -> pull.backOff(pod, run, now);
      case PULL_BACKOFF -> pull.again(pod, run, now);
      case RUNNING -> run(pod, run, now);
      case KILLED -> afterKill(pod, run, now);
      case CRASH_BACKOFF -> restartIfDue(pod, run, now);
      case STOPPING -> stop(pod, run, now);
    }
  }

  /** A pod that is up since long before the cluster was looked at. */
  void settle(ObjectNode pod, Instant since) {
    PodStatus status = PodStatus.copy(pod, since);
    place(status, pod).running(PodFacts.imageId(pod)).ready();
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
    pull.begin(placed, now, 0);
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

  private void start(ObjectNode pod, Instant now, int fails) {
    events.container(pod, "Normal", "Created", "Created container: " + PodFacts.container(pod));
    events.container(pod, "Normal", "Started", "Started container " + PodFacts.container(pod));
    PodStatus status = PodStatus.copy(pod, now);
    if (fails > 0) {
      status.restarted();
    }
    save(status.running(PodFacts.imageId(pod)));
    enter(pod, Step.RUNNING, now, fails);
  }

  private void run(ObjectNode pod, PodRun run, Instant now) {
    if (workingSet(pod, run, now) > PodFacts.limit(pod)) {
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
                PodFacts.container(pod),
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
          "Container image \"" + PodFacts.image(pod) + "\" already present on machine");
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

  private static String spoken(Duration wait) {
    return wait.toMinutes() > 0 && wait.toSecondsPart() == 0
        ? wait.toMinutes() + "m0s"
        : (wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "") + wait.toSecondsPart() + "s";
  }
}
