package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One run of a container, as its log covers it.
 *
 * @param end when it ended, or now
 * @param exitCode of a run that is over, else 0
 */
record LogRun(Instant start, Instant end, String reason, int exitCode) {

  /** Throws IllegalStateException, with the words of the kubelet, when there was no such run. */
  static LogRun of(JsonNode pod, String container, boolean previous, Instant now) {
    JsonNode status =
        Json.items(pod, "status", "containerStatuses")
            .filter(one -> Json.text(one, "name").equals(container))
            .findFirst()
            .orElseThrow(() -> waiting(pod, container, "ContainerCreating"));
    JsonNode running = Json.at(status, "state", "running");
    if (!previous && !running.isMissingNode()) {
      return new LogRun(Json.time(running, "startedAt"), now, "", 0);
    }
    JsonNode ended = Json.at(status, "state", "terminated");
    if (previous || ended.isMissingNode()) {
      ended = Json.at(status, "lastState", "terminated");
    }
    if (ended.isMissingNode()) {
      throw previous
          ? new IllegalStateException(
              "previous terminated container \"%s\" in pod \"%s\" not found"
                  .formatted(container, Json.text(pod, "metadata", "name")))
          : waiting(pod, container, Json.text(status, "state", "waiting", "reason"));
    }
    return new LogRun(
        Json.time(ended, "startedAt"),
        Json.time(ended, "finishedAt"),
        Json.text(ended, "reason"),
        Json.number(ended, "exitCode"));
  }

  private static IllegalStateException waiting(JsonNode pod, String container, String reason) {
    String why =
        switch (reason) {
          case "ErrImagePull", "ImagePullBackOff" -> "trying and failing to pull image";
          default -> reason;
        };
    return new IllegalStateException(
        "container \"%s\" in pod \"%s\" is waiting to start: %s"
            .formatted(container, Json.text(pod, "metadata", "name"), why));
  }
}
