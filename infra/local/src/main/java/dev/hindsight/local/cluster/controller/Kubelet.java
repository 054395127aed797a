package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.controller.PodRun.Step;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Takes each pod one step along its life: scheduled, pulled, configured, running, stopped. */
final class Kubelet {

  private static final Duration STOP = Duration.ofMillis(800);
  private static final Duration SCHEDULE_AGAIN = Duration.ofSeconds(3);
  private static final Duration CONFIGURE_AGAIN = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final Events events;
  private final Scheduler scheduler;
  private final ImagePull pull;
  private final Restarts restarts;
  private final Containers containers;

  Kubelet(ObjectStore store, Events events, World world) {
    this.store = store;
    this.events = events;
    this.scheduler = new Scheduler(store, world);
    this.pull = new ImagePull(store, events, world.registry());
    this.restarts = new Restarts(store, events);
    this.containers = new Containers(store, events, world, restarts);
  }

  void sync(ObjectNode pod, Instant now) {
    if (nodeIsGone(pod)) {
      return;
    }
    PodRun run = PodRun.of(store, pod);
    if (Ownership.isLeaving(pod) && run.step() != Step.STOPPING) {
      if (!PodFacts.isFinished(pod)) {
        events.container(pod, "Normal", "Killing", "Stopping container " + PodFacts.container(pod));
      }
      enter(pod, Step.STOPPING, now);
      return;
    }
    switch (run.step()) {
      case NEW -> schedule(pod, run, now);
      case PULLING -> {
        if (pull.isPulled(pod, run, now)) {
          configure(pod, now);
        }
      }
      case PULL_FAILED -> pull.backOff(pod, run, now);
      case PULL_BACKOFF -> pull.again(pod, run, now);
      case CONFIG_ERROR -> {
        if (run.lasted(CONFIGURE_AGAIN, now)) {
          configure(pod, now);
        }
      }
      case RUNNING -> containers.watch(pod, run, now);
      case KILLED -> restarts.afterEnd(pod, run, now);
      case CRASH_BACKOFF -> restarts.again(pod, run, now);
      case STOPPING -> stop(pod, run, now);
      case FINISHED -> {}
    }
  }

  /** Then no kubelet tells anything of the pod any more. */
  private boolean nodeIsGone(ObjectNode pod) {
    String node = Json.text(pod, "spec", "nodeName");
    return !node.isEmpty() && store.get(new Key(Kind.NODE, "", node)).isEmpty();
  }

  /** A pod that is up since long before the cluster was looked at. */
  void settle(ObjectNode pod, Instant since, String node, int nodeIndex) {
    PodStatus status = PodStatus.copy(pod, since);
    save(status.scheduled(node, nodeIndex).running(PodFacts.imageId(pod)).ready());
    enter(status.pod(), Step.RUNNING, since);
  }

  private void schedule(ObjectNode pod, PodRun run, Instant now) {
    if (run.since().isAfter(now)) {
      return;
    }
    switch (scheduler.place(pod)) {
      case Scheduler.Decision.Refused(String message) -> {
        events.warning(pod, "default-scheduler", "FailedScheduling", message);
        save(PodStatus.copy(pod, now).unschedulable(message));
        enter(pod, Step.NEW, now.plus(SCHEDULE_AGAIN));
      }
      case Scheduler.Decision.Fits(String node, int index) -> {
        ObjectNode placed = save(PodStatus.copy(pod, now).scheduled(node, index));
        events.normal(
            placed,
            "default-scheduler",
            "Scheduled",
            "Successfully assigned %s/%s to %s"
                .formatted(
                    Json.text(pod, "metadata", "namespace"),
                    Json.text(pod, "metadata", "name"),
                    node));
        pull.begin(placed, now, 0);
      }
    }
  }

  private void configure(ObjectNode pod, Instant now) {
    Optional<String> missing = new ConfigRefs(store).missing(pod);
    if (missing.isEmpty()) {
      restarts.start(pod, now, 0);
      return;
    }
    events.container(pod, "Warning", "Failed", "Error: " + missing.get());
    save(PodStatus.copy(pod, now).waiting("CreateContainerConfigError", missing.get()));
    enter(pod, Step.CONFIG_ERROR, now);
  }

  private void stop(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(STOP, now)) {
      PodRun.forget(store, pod);
    }
  }

  private void enter(ObjectNode pod, Step step, Instant now) {
    new PodRun(step, now, 0).keep(store, pod);
  }

  private ObjectNode save(PodStatus status) {
    ObjectNode before = store.get(Key.of(Kind.POD, status.pod())).orElse(status.pod());
    return before.equals(status.pod())
        ? before
        : store.put(Key.of(Kind.POD, status.pod()), status.pod());
  }
}
