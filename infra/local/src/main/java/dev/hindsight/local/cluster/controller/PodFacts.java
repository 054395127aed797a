package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What the kubelet reads from a pod's spec; the first container stands for the pod. */
final class PodFacts {

  private PodFacts() {}

  /** Succeeded or failed for good: it runs no more and counts for nobody. */
  static boolean isFinished(JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  static long limit(JsonNode pod) {
    return Quantity.bytes(
        Json.text(Json.at(pod, "spec", "containers").path(0), "resources", "limits", "memory"));
  }

  static String memoryRequest(JsonNode pod) {
    return Json.text(Json.at(pod, "spec", "containers").path(0), "resources", "requests", "memory");
  }

  static List<String> images(JsonNode pod) {
    return Json.items(pod, "spec", "containers").map(one -> Json.text(one, "image")).toList();
  }

  static String image(JsonNode pod) {
    return images(pod).getFirst();
  }

  static String container(JsonNode pod) {
    return Json.text(Json.at(pod, "spec", "containers").path(0), "name");
  }

  static String imageId(JsonNode pod) {
    var random = new SplittableRandom(image(pod).hashCode());
    return "%s@sha256:%016x%016x%016x%016x"
        .formatted(
            image(pod).replaceFirst(":[^:/]*$", ""),
            random.nextLong(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong());
  }
}
