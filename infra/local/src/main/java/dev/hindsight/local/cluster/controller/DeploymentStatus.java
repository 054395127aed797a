package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes a deployment's status: counts and the conditions that rollout tools read. */
final class DeploymentStatus {

  private final Clock clock;

  DeploymentStatus(Clock clock) {
    this.clock = clock;
  }

  void created(ObjectNode deployment, String set) {
    condition(
        deployment,
        "Progressing",
        "True",
        "NewReplicaSetCreated",
        "Created new replica set \"" + set + "\"",
        true);
  }

  void update(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
    JsonNode before = deployment.path("status").deepCopy();
    int replicas = Json.number(deployment, "spec", "replicas");
    int available = sum(sets, "availableReplicas");
    int updated = current.map(set -> Json.number(set, "status", "replicas")).orElse(0);
    ObjectNode status = Json.child(deployment, "status");
    status.put("observedGeneration", Json.number(deployment, "metadata", "generation"));
    count(status, "replicas", sum(sets, "replicas"));
    count(status, "updatedReplicas", updated);
    count(status, "readyReplicas", sum(sets, "readyReplicas"));
    count(status, "availableReplicas", available);
    count(status, "unavailableReplicas", Math.max(0, sum(sets, "replicas") - available));
    // newer than the client's model, as every cluster sooner or later is
    status.put("rolloutPhase", updated == replicas ? "Settled" : "Moving");
    available(deployment, available);
    failure(deployment, current);
    current.ifPresent(set -> progressing(deployment, before, Json.text(set, "metadata", "name")));
  }

  private void available(ObjectNode deployment, int available) {
    if (available >= RollingUpdate.of(deployment).minAvailable()) {
      condition(
          deployment,
          "Available",
          "True",
          "MinimumReplicasAvailable",
          "Deployment has minimum availability.",
          false);
    } else {
      condition(
          deployment,
          "Available",
          "False",
          "MinimumReplicasUnavailable",
          "Deployment does not have minimum availability.",
          false);
    }
  }

  /** What keeps the newest replica set from making pods, for as long as it does. */
  private void failure(ObjectNode deployment, Optional<ObjectNode> current) {
    Optional<ObjectNode> failed =
        current.flatMap(set -> find(set.path("status"), "ReplicaFailure"));
    if (failed.isPresent()) {
      String reason = Json.text(failed.get(), "reason");
      String why = Json.text(failed.get(), "message");
      condition(deployment, "ReplicaFailure", "True", reason, why, false);
    } else if (Json.at(deployment, "status", "conditions") instanceof ArrayNode conditions) {
      conditions.removeIf(one -> Json.text(one, "type").equals("ReplicaFailure"));
    }
  }

  private void progressing(ObjectNode deployment, JsonNode before, String set) {
    JsonNode status = deployment.path("status");
    JsonNode condition = find(status, "Progressing").orElseGet(Json::object);
    boolean newRollout =
        Json.number(before, "observedGeneration") != Json.number(status, "observedGeneration")
            && Json.number(status, "updatedReplicas") < Json.number(deployment, "spec", "replicas");
    boolean done = Json.text(condition, "reason").equals("NewReplicaSetAvailable") && !newRollout;
    if (isComplete(deployment)) {
      condition(
          deployment,
          "Progressing",
          "True",
          "NewReplicaSetAvailable",
          "ReplicaSet \"" + set + "\" has successfully progressed.",
          false);
    } else if ((hasMoved(before, status) && !done) || newRollout) {
      condition(
          deployment,
          "Progressing",
          "True",
          "ReplicaSetUpdated",
          "ReplicaSet \"" + set + "\" is progressing.",
          true);
    } else if (!done && isLate(deployment, condition)) {
      condition(
          deployment,
          "Progressing",
          "False",
          "ProgressDeadlineExceeded",
          "ReplicaSet \"" + set + "\" has timed out progressing.",
          false);
    }
  }

  /** Time alone will not change this status any more. */
  static boolean isOver(JsonNode deployment) {
    return find(deployment.path("status"), "Progressing")
        .map(condition -> Json.text(condition, "reason"))
        .filter(Set.of("NewReplicaSetAvailable", "ProgressDeadlineExceeded")::contains)
        .isPresent();
  }

  private static boolean isComplete(JsonNode deployment) {
    JsonNode status = deployment.path("status");
    int replicas = Json.number(deployment, "spec", "replicas");
    return Json.number(status, "updatedReplicas") == replicas
        && Json.number(status, "replicas") == replicas
        && Json.number(status, "availableReplicas") == replicas;
  }

  private static boolean hasMoved(JsonNode before, JsonNode now) {
    int oldBefore = Json.number(before, "replicas") - Json.number(before, "updatedReplicas");
    int oldNow = Json.number(now, "replicas") - Json.number(now, "updatedReplicas");
    return Json.number(now, "updatedReplicas") > Json.number(before, "updatedReplicas")
        || oldNow < oldBefore
        || Json.number(now, "readyReplicas") > Json.number(before, "readyReplicas");
  }

  private boolean isLate(JsonNode deployment, JsonNode condition) {
    if (Json.flag(deployment, "spec", "paused")) {
      return false;
    }
    Duration limit = Duration.ofSeconds(Json.number(deployment, "spec", "progressDeadlineSeconds"));
    Instant since = Json.time(condition, "lastUpdateTime");
    return since.plus(limit).isBefore(clock.instant());
  }

  private void condition(
      ObjectNode deployment,
      String type,
      String value,
      String reason,
      String message,
      boolean touch) {
    ObjectNode status = Json.child(deployment, "status");
    ArrayNode conditions =
        status.path("conditions") instanceof ArrayNode found
            ? found
            : status.putArray("conditions");
    String now = Json.time(clock.instant());
    ObjectNode condition =
        find(status, type)
            .orElseGet(
                () ->
                    conditions
                        .addObject()
                        .put("type", type)
                        .put("status", "")
                        .put("lastTransitionTime", now));
    boolean same =
        Json.text(condition, "status").equals(value)
            && Json.text(condition, "reason").equals(reason)
            && Json.text(condition, "message").equals(message);
    if (same && !touch) {
      return;
    }
    if (!Json.text(condition, "status").equals(value)) {
      condition.put("lastTransitionTime", now);
    }
    condition.put("status", value).put("lastUpdateTime", now);
    condition.put("reason", reason).put("message", message);
  }

  private static Optional<ObjectNode> find(JsonNode status, String type) {
    return Json.items(status, "conditions")
        .filter(condition -> Json.text(condition, "type").equals(type))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private static void count(ObjectNode status, String name, int value) {
    if (value == 0) {
      status.remove(name);
    } else {
      status.put(name, value);
    }
  }

  private static int sum(List<ObjectNode> sets, String count) {
    return sets.stream().mapToInt(set -> Json.number(set, "status", count)).sum();
  }
}
