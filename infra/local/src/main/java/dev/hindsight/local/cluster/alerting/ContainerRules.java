package dev.hindsight.local.cluster.alerting;

import static dev.hindsight.local.cluster.alerting.AlertRule.words;

import dev.hindsight.local.cluster.alerting.Workloads.Container;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Containers that are killed, restart again and again, cannot start or do not become ready. */
record ContainerRules(Severities severities, Duration holdFor) implements AlertRule {

  /** A container that has run this long since its last failure is over it. */
  private static final Duration STABLE = Duration.ofSeconds(30);

  /** Longer than any container here takes to become ready. */
  private static final Duration SLOW_START = Duration.ofSeconds(6);

  private static final Set<String> PULL_TROUBLE = Set.of("ErrImagePull", "ImagePullBackOff");
  private static final Set<String> CREATE_TROUBLE =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  @Override
  public Stream<AlertCondition> evaluate(Workloads workloads, Instant now) {
    return workloads.containers().stream()
        .flatMap(
            one ->
                Stream.of(
                    outOfMemory(one, now),
                    crashLooping(one, now),
                    pullFailing(one),
                    waiting(one),
                    notReady(one, now)))
        .flatMap(List::stream);
  }

  private List<AlertCondition> outOfMemory(Container container, Instant now) {
    JsonNode ended = lastEnd(container.status());
    if (!Json.text(ended, "reason").equals("OOMKilled") || isStable(container.status(), now)) {
      return List.of();
    }
    SortedMap<String, String> labels =
        container.labels("KubeContainerOOMKilled", critical(container));
    return List.of(
        new AlertCondition(
            labels,
            words(
                "%s in %s is killed for lack of memory"
                    .formatted(container.name(), labels.get("namespace")),
                "Container %s of pod %s was OOMKilled (exit code %d), %d restarts so far."
                    .formatted(
                        container.name(),
                        container.podName(),
                        Json.number(ended, "exitCode"),
                        Json.number(container.status(), "restartCount"))),
            holdFor));
  }

  private List<AlertCondition> crashLooping(Container container, Instant now) {
    JsonNode status = container.status();
    if (Json.number(status, "restartCount") < 2
        || Json.number(lastEnd(status), "exitCode") == 0
        || isStable(status, now)) {
      return List.of();
    }
    SortedMap<String, String> labels = container.labels("KubePodCrashLooping", "warning");
    labels.put("pod", container.podName());
    return List.of(
        new AlertCondition(
            labels,
            words(
                "Pod %s keeps restarting".formatted(container.podName()),
                "Container %s of pod %s in %s restarts again and again, %d times so far."
                    .formatted(
                        container.name(),
                        container.podName(),
                        labels.get("namespace"),
                        Json.number(status, "restartCount"))),
            holdFor));
  }

  private List<AlertCondition> pullFailing(Container container) {
    String reason = Json.text(container.status(), "state", "waiting", "reason");
    if (!PULL_TROUBLE.contains(reason)) {
      return List.of();
    }
    SortedMap<String, String> labels =
        container.labels("KubeImagePullFailing", critical(container));
    return List.of(
        new AlertCondition(
            labels,
            words(
                "New pods of %s in %s cannot start: their image cannot be pulled"
                    .formatted(container.deployment(), labels.get("namespace")),
                "Pod %s waits with %s for image %s."
                    .formatted(
                        container.podName(), reason, Json.text(container.status(), "image"))),
            holdFor));
  }

  private List<AlertCondition> waiting(Container container) {
    String reason = Json.text(container.status(), "state", "waiting", "reason");
    if (!CREATE_TROUBLE.contains(reason)) {
      return List.of();
    }
    SortedMap<String, String> labels = labels(container, "KubeContainerWaiting");
    return List.of(
        new AlertCondition(
            labels,
            words(
                "New pods of %s in %s cannot start: %s"
                    .formatted(container.deployment(), labels.get("namespace"), reason),
                "Container %s of pod %s waits with %s: %s."
                    .formatted(
                        container.name(),
                        container.podName(),
                        reason,
                        Json.text(container.status(), "state", "waiting", "message"))),
            holdFor));
  }

  private List<AlertCondition> notReady(Container container, Instant now) {
    JsonNode running = Json.at(container.status(), "state", "running");
    boolean late =
        !running.isMissingNode()
            && !Json.flag(container.status(), "ready")
            && !Json.time(running, "startedAt").plus(SLOW_START).isAfter(now);
    if (!late) {
      return List.of();
    }
    SortedMap<String, String> labels = labels(container, "KubePodNotReady");
    return List.of(
        new AlertCondition(
            labels,
            words(
                "Pods of %s in %s run but do not become ready"
                    .formatted(container.deployment(), labels.get("namespace")),
                "Container %s of pod %s has been running since %s without being ready."
                    .formatted(
                        container.name(), container.podName(), Json.text(running, "startedAt"))),
            holdFor));
  }

  private String critical(Container container) {
    return severities.atMost("critical", container.namespace(), container.deployment());
  }

  private SortedMap<String, String> labels(Container container, String alert) {
    return container.labels(alert, severities.of(container.namespace(), container.deployment()));
  }

  private static JsonNode lastEnd(JsonNode status) {
    JsonNode ended = Json.at(status, "state", "terminated");
    return ended.isMissingNode() ? Json.at(status, "lastState", "terminated") : ended;
  }

  private static boolean isStable(JsonNode status, Instant now) {
    Instant started = Json.time(status, "state", "running", "startedAt");
    return Json.flag(status, "ready") && !started.plus(STABLE).isAfter(now);
  }
}
