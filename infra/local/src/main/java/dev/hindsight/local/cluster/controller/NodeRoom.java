package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a node takes a pod, and how full it is, by the requests of the pods there. */
final class NodeRoom {

  private NodeRoom() {}

  /** Why not, in the scheduler's words. */
  static Optional<String> refusal(JsonNode node, List<? extends JsonNode> there, JsonNode pod) {
    if (Pins.of(pod)
        .filter(name -> !name.equals(Json.text(node, "metadata", "name")))
        .isPresent()) {
      return Optional.of("node(s) didn't satisfy plugin(s) [NodeAffinity]");
    }
    if (Json.flag(node, "spec", "unschedulable") && !Pins.tolerates(pod, Pins.CORDON)) {
      return Optional.of("node(s) were unschedulable");
    }
    Optional<String> taint = taint(node, pod);
    if (taint.isPresent()) {
      return taint;
    }
    if (BigDecimal.valueOf(there.size() + 1L).compareTo(allocatable(node, "pods")) > 0) {
      return Optional.of("Too many pods");
    }
    return List.of("cpu", "memory").stream()
        .filter(
            resource ->
                requested(there, resource)
                        .add(request(pod, resource))
                        .compareTo(allocatable(node, resource))
                    > 0)
        .map(resource -> "Insufficient " + resource)
        .findFirst();
  }

  /** The larger of the shares of cpu and memory that are reserved. */
  static double used(JsonNode node, List<? extends JsonNode> there) {
    return List.of("cpu", "memory").stream()
        .mapToDouble(
            resource ->
                requested(there, resource).doubleValue()
                    / Math.max(1, allocatable(node, resource).doubleValue()))
        .max()
        .orElse(0);
  }

  private static Optional<String> taint(JsonNode node, JsonNode pod) {
    return Json.items(node, "spec", "taints")
        .filter(taint -> !Json.text(taint, "effect").equals("PreferNoSchedule"))
        .filter(taint -> !Pins.tolerates(pod, Json.text(taint, "key")))
        .map(
            taint ->
                "node(s) had untolerated taint {%s: %s}"
                    .formatted(Json.text(taint, "key"), Json.text(taint, "value")))
        .findFirst();
  }

  private static BigDecimal requested(List<? extends JsonNode> pods, String resource) {
    return pods.stream()
        .map(pod -> request(pod, resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal request(JsonNode pod, String resource) {
    return Json.items(pod, "spec", "containers")
        .map(container -> Json.text(container, "resources", "requests", resource))
        .map(text -> Quantity.parse(text).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal allocatable(JsonNode node, String resource) {
    return Quantity.parse(Json.text(node, "status", "allocatable", resource))
        .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
  }
}
