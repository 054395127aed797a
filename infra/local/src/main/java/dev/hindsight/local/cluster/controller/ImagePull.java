package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.controller.PodRun.Step;
import dev.hindsight.local.cluster.fault.Registry;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The kubelet's part that gets a pod's images, and backs off when one does not exist. */
final class ImagePull {

  private static final Duration PULL = Duration.ofMillis(400);
  private static final Duration SHOW_ERROR = Duration.ofSeconds(1);

  private final ObjectStore store;
  private final Events events;
  private final Registry registry;

  ImagePull(ObjectStore store, Events events, Registry registry) {
    this.store = store;
    this.events = events;
    this.registry = registry;
  }

  void begin(ObjectNode pod, Instant now, int fails) {
    events.container(pod, "Normal", "Pulling", "Pulling image \"" + PodFacts.image(pod) + "\"");
    new PodRun(Step.PULLING, now, fails).keep(store, pod);
  }

  /** True once the pod can start. */
  boolean isPulled(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(PULL, now)) {
      return false;
    }
    Optional<String> missing =
        PodFacts.images(pod).stream().filter(image -> !registry.has(image)).findFirst();
    if (missing.isPresent()) {
      failPull(pod, missing.get(), run, now);
      return false;
    }
    events.container(
        pod, "Normal", "Pulled", "Successfully pulled image \"" + PodFacts.image(pod) + "\"");
    return true;
  }

  private void failPull(ObjectNode pod, String image, PodRun run, Instant now) {
    String message =
        "Failed to pull image \"%1$s\": rpc error: code = NotFound desc = failed to pull and unpack image \"%1$s\": %1$s: manifest unknown"
            .formatted(image);
    events.container(pod, "Warning", "Failed", message);
    events.container(pod, "Warning", "Failed", "Error: ErrImagePull");
    save(PodStatus.copy(pod, now).waiting("ErrImagePull", message));
    new PodRun(Step.PULL_FAILED, now, run.fails() + 1).keep(store, pod);
  }

  void backOff(ObjectNode pod, PodRun run, Instant now) {
    if (!run.lasted(SHOW_ERROR, now)) {
      return;
    }
    String message = "Back-off pulling image \"" + PodFacts.image(pod) + "\"";
    events.container(pod, "Normal", "BackOff", message);
    events.container(pod, "Warning", "Failed", "Error: ImagePullBackOff");
    save(PodStatus.copy(pod, now).waiting("ImagePullBackOff", message));
    new PodRun(Step.PULL_BACKOFF, now, run.fails()).keep(store, pod);
  }

  void again(ObjectNode pod, PodRun run, Instant now) {
    if (run.lasted(run.backoff(), now)) {
      begin(pod, now, run.fails());
    }
  }

  private void save(PodStatus status) {
    store.put(Key.of(Kind.POD, status.pod()), status.pod());
  }
}
