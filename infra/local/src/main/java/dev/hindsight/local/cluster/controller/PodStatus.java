package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the status a kubelet reports into a copy of a pod. */
record PodStatus(ObjectNode pod, Instant now) {

  static PodStatus copy(ObjectNode pod, Instant now) {
    return new PodStatus(pod.deepCopy(), now);
  }

  PodStatus scheduled(String node, int nodeIndex) {
    Json.child(pod, "spec").put("nodeName", node);
    int hash = Math.floorMod(Json.text(pod, "metadata", "uid").hashCode(), 60_000);
    ObjectNode status = Json.child(pod, "status");
    String ip = "10.244.%d.%d".formatted(nodeIndex, 2 + hash % 250);
    status.put("hostIP", "10.0.0." + nodeIndex).put("podIP", ip).put("startTime", Json.time(now));
    status.putArray("podIPs").addObject().put("ip", ip);
    // newer than the client's model, as every cluster sooner or later is
    Json.child(status, "nodeAdmission").put("result", "Admitted").put("revision", 3);
    condition("PodScheduled", true, "");
    condition("PodReadyToStartContainers", true, "");
    condition("Initialized", true, "");
    return waiting("ContainerCreating", "");
  }

  PodStatus unschedulable(String message) {
    return condition("PodScheduled", false, "Unschedulable", message);
  }

  /** Killed for good by the kubelet to save its node. */
  PodStatus evicted(String message) {
    String ended = Json.time(now);
    containers(
        container -> {
          String started = Json.text(container, "state", "running", "startedAt");
          container.remove("state");
          Json.child(container, "state", "terminated")
              .put("exitCode", 137)
              .put("reason", "Error")
              .put("startedAt", started.isEmpty() ? ended : started)
              .put("finishedAt", ended);
          container.put("started", false).put("ready", false);
        });
    Json.child(pod, "status")
        .put("phase", "Failed")
        .put("reason", "Evicted")
        .put("message", message);
    condition("DisruptionTarget", true, "TerminationByKubelet", message);
    condition("ContainersReady", false, "PodFailed", "");
    return condition("Ready", false, "PodFailed", "");
  }

  PodStatus running(String imageId) {
    Json.child(pod, "status").put("phase", "Running");
    containers(
        container -> {
          keepLast(container);
          Json.child(container, "state", "running").put("startedAt", Json.time(now));
          container.put("started", true).put("ready", false).put("imageID", imageId);
          container.put("containerID", "containerd://" + hex(container));
        });
    return notReady();
  }

  PodStatus ready() {
    containers(container -> container.put("ready", true));
    condition("ContainersReady", true, "");
    return condition("Ready", true, "");
  }

  PodStatus waiting(String reason, String message) {
    containers(
        container -> {
          keepLast(container);
          ObjectNode waiting = Json.child(container, "state", "waiting").put("reason", reason);
          if (!message.isEmpty()) {
            waiting.put("message", message);
          }
          container.put("started", false).put("ready", false);
        });
    return notReady();
  }

  PodStatus terminated(String reason, int exitCode) {
    containers(
        container -> {
          String started = Json.text(container, "state", "running", "startedAt");
          container.remove("state");
          Json.child(container, "state", "terminated")
              .put("exitCode", exitCode)
              .put("reason", reason)
              .put("startedAt", started)
              .put("finishedAt", Json.time(now))
              .put("containerID", Json.text(container, "containerID"));
          container.put("started", false).put("ready", false);
        });
    return notReady();
  }

  PodStatus restarted() {
    containers(
        container -> container.put("restartCount", Json.number(container, "restartCount") + 1));
    return this;
  }

  private PodStatus notReady() {
    String reason = "ContainersNotReady";
    condition("ContainersReady", false, reason);
    return condition("Ready", false, reason);
  }

  private static void keepLast(ObjectNode container) {
    JsonNode ended = Json.at(container, "state", "terminated");
    container.remove("state");
    if (!ended.isMissingNode()) {
      Json.child(container, "lastState").removeAll();
      Json.child(container, "lastState").set("terminated", ended);
    }
  }

  private void containers(Consumer<ObjectNode> change) {
    ObjectNode status = Json.child(pod, "status");
    if (!(status.path("containerStatuses") instanceof ArrayNode)) {
      ArrayNode statuses = status.putArray("containerStatuses");
      Json.items(pod, "spec", "containers").forEach(spec -> add(statuses, spec));
    }
    Json.items(status, "containerStatuses").forEach(one -> change.accept((ObjectNode) one));
  }

  private static void add(ArrayNode statuses, JsonNode spec) {
    ObjectNode container = statuses.addObject();
    container.put("name", Json.text(spec, "name")).put("image", Json.text(spec, "image"));
    container.put("imageID", "").put("ready", false).put("started", false).put("restartCount", 0);
    container.putObject("lastState");
  }

  private PodStatus condition(String type, boolean value, String reason) {
    return condition(
        type, value, reason, reason.isEmpty() ? "" : "containers with unready status: " + names());
  }

  private PodStatus condition(String type, boolean value, String reason, String message) {
    ObjectNode status = Json.child(pod, "status");
    ArrayNode all =
        status.path("conditions") instanceof ArrayNode found
            ? found
            : status.putArray("conditions");
    Optional<ObjectNode> known =
        Json.items(all)
            .filter(one -> Json.text(one, "type").equals(type))
            .map(ObjectNode.class::cast)
            .findFirst();
    ObjectNode condition = known.orElseGet(() -> all.addObject().put("type", type));
    String word = value ? "True" : "False";
    if (!Json.text(condition, "status").equals(word)) {
      condition.put("status", word).putNull("lastProbeTime");
      condition.put("lastTransitionTime", Json.time(now));
    }
    put(condition, "reason", reason);
    put(condition, "message", message);
    return this;
  }

  private static void put(ObjectNode condition, String field, String value) {
    if (value.isEmpty()) {
      condition.remove(field);
    } else {
      condition.put(field, value);
    }
  }

  private String names() {
    return Json.items(pod, "spec", "containers")
        .map(one -> Json.text(one, "name"))
        .toList()
        .toString();
  }

  private String hex(ObjectNode container) {
    long seed = Json.text(pod, "metadata", "uid").hashCode() * 31L + now.toEpochMilli();
    var random = new java.util.SplittableRandom(seed + Json.text(container, "name").hashCode());
    return "%016x%016x%016x%016x"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
