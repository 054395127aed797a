package dev.hindsight.local.cluster.alerting;

import static dev.hindsight.local.cluster.alerting.AlertRule.words;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Deployments with too few replicas, with a stuck rollout, or held back by a quota. */
record DeploymentRules(Severities severities, Duration holdFor) implements AlertRule {

  @Override
  public Stream<AlertCondition> evaluate(Workloads workloads, Instant now) {
    return workloads.deployments().stream()
        .flatMap(one -> Stream.of(missingReplicas(one), stuck(one), overQuota(one)))
        .flatMap(List::stream);
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

  private List<AlertCondition> stuck(JsonNode deployment) {
    return condition(deployment, "Progressing")
        .filter(one -> Json.text(one, "reason").equals("ProgressDeadlineExceeded"))
        .map(
            one ->
                of(
                    deployment,
                    "KubeDeploymentRolloutStuck",
                    "The rollout of %s does not move",
                    Json.text(one, "message"),
                    Duration.ZERO))
        .stream()
        .toList();
  }

  private List<AlertCondition> overQuota(JsonNode deployment) {
    return condition(deployment, "ReplicaFailure")
        .filter(one -> Json.text(one, "message").contains("exceeded quota"))
        .map(
            one ->
                of(
                    deployment,
                    "KubeQuotaExceeded",
                    "%s cannot have all its replicas: the quota is used up",
                    Json.text(one, "message"),
                    holdFor))
        .stream()
        .toList();
  }

  private AlertCondition of(
      JsonNode deployment, String alert, String summary, String description, Duration hold) {
    String namespace = Json.text(deployment, "metadata", "namespace");
    String name = Json.text(deployment, "metadata", "name");
    return new AlertCondition(
        Workloads.labels(alert, severities.of(namespace, name), namespace, name),
        words(summary.formatted(name + " in " + namespace), description),
        hold);
  }

  private static Optional<JsonNode> condition(JsonNode deployment, String type) {
    return Json.items(deployment, "status", "conditions")
        .filter(one -> Json.text(one, "type").equals(type))
        .findFirst();
  }
}
