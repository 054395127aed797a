package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.alerting.Workloads.Container;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The cluster's alert rules; each says what is wrong right now, in labels and plain words. */
final class AlertRules {

  /** A container that has run this long since its last failure is over it. */
  private static final Duration STABLE = Duration.ofSeconds(30);

  private static final Set<String> PULL_TROUBLE = Set.of("ErrImagePull", "ImagePullBackOff");

  private final Duration holdFor;

  AlertRules(Duration holdFor) {
    this.holdFor = holdFor;
  }

  List<AlertCondition> evaluate(Workloads workloads, Instant now) {
    Stream<AlertCondition> containers =
        workloads.containers().stream()
            .flatMap(
                one -> Stream.of(outOfMemory(one, now), crashLooping(one, now), pullFailing(one)))
            .flatMap(List::stream);
    Stream<AlertCondition> deployments =
        workloads.deployments().stream().map(this::missingReplicas).flatMap(List::stream);
    return Stream.concat(containers, deployments).toList();
  }

  private List<AlertCondition> outOfMemory(Container container, Instant now) {
    JsonNode ended = lastEnd(container.status());
    if (!Json.text(ended, "reason").equals("OOMKilled") || isStable(container.status(), now)) {
      return List.of();
    }
    SortedMap<String, String> labels = container.labels("KubeContainerOOMKilled", "critical");
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
    SortedMap<String, String> labels = container.labels("KubeImagePullFailing", "critical");
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

  private List<AlertCondition> missingReplicas(JsonNode deployment) {
    int wanted = Json.number(deployment, "spec", "replicas");
    int available = Json.number(deployment, "status", "availableReplicas");
    if (available >= wanted) {
      return List.of();
    }
    String namespace = Json.text(deployment, "metadata", "namespace");
    String name = Json.text(deployment, "metadata", "name");
    return List.of(
        new AlertCondition(
            Workloads.labels("KubeDeploymentReplicasMismatch", "warning", namespace, name),
            words(
                "%s in %s has too few replicas".formatted(name, namespace),
                "Deployment %s/%s has %d of %d replicas available."
                    .formatted(namespace, name, available, wanted)),
            holdFor.multipliedBy(3)));
  }

  private static JsonNode lastEnd(JsonNode status) {
    JsonNode ended = Json.at(status, "state", "terminated");
    return ended.isMissingNode() ? Json.at(status, "lastState", "terminated") : ended;
  }

  private static boolean isStable(JsonNode status, Instant now) {
    Instant started = Json.time(status, "state", "running", "startedAt");
    return Json.flag(status, "ready") && !started.plus(STABLE).isAfter(now);
  }

  private static Map<String, String> words(String summary, String description) {
    return Map.of("summary", summary, "description", description);
  }
}
