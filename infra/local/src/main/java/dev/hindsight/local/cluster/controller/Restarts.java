package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.controller.PodRun.Step;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Starts containers, and starts them again after longer and longer waits when they end. */
final class Restarts {

  private static final Duration SHOW_ENDED = Duration.ofMillis(500);

  private final ObjectStore store;
  private final Events events;

  Restarts(ObjectStore store, Events events) {
    this.store = store;
    this.events = events;
  }

  void start(ObjectNode pod, Instant now, int fails) {
    events.container(pod, "Normal", "Created", "Created container: " + PodFacts.container(pod));
    events.container(pod, "Normal", "Started", "Started container " + PodFacts.container(pod));
    PodStatus status = PodStatus.copy(pod, now);
    if (fails > 0) {
      status.restarted();
    }
    save(status.running(PodFacts.imageId(pod)));
    enter(pod, Step.RUNNING, now, fails);
  }

  void ended(ObjectNode pod, PodRun run, Instant now, String reason, int exitCode) {
    save(PodStatus.copy(pod, now).terminated(reason, exitCode));
    enter(pod, Step.KILLED, now, run.fails() + 1);
  }

  void afterEnd(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(SHOW_ENDED, now)) {
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

  void again(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(run.backoff(), now)) {
      events.container(
          pod,
          "Normal",
          "Pulled",
          "Container image \"" + PodFacts.image(pod) + "\" already present on machine");
      start(pod, now, run.fails());
    }
  }

  private void enter(ObjectNode pod, Step step, Instant now, int fails) {
    new PodRun(step, now, fails).keep(store, pod);
  }

  private void save(PodStatus status) {
    store.put(Key.of(Kind.POD, status.pod()), status.pod());
  }

  private static String spoken(Duration wait) {
    return wait.toMinutes() > 0 && wait.toSecondsPart() == 0
        ? wait.toMinutes() + "m0s"
        : (wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "") + wait.toSecondsPart() + "s";
  }
}
