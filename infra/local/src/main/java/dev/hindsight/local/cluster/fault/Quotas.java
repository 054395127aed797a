package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a namespace's quota still has room for. */
record Quotas(ObjectStore store) {

  /** Bytes of memory requests, empty without such a quota; below 0 when it was lowered. */
  OptionalLong memoryRoom(String namespace) {
    long used = pods(namespace).mapToLong(Quotas::memory).sum();
    return store.list(Kind.RESOURCE_QUOTA, namespace).stream()
        .map(quota -> Json.text(quota, "spec", "hard", "requests.memory"))
        .filter(hard -> !hard.isEmpty())
        .mapToLong(hard -> Quantity.bytes(hard) - used)
        .min();
  }

  private Stream<? extends JsonNode> pods(String namespace) {
    return store.list(Kind.POD, namespace).stream()
        .filter(pod -> !Json.text(pod, "status", "phase").matches("Failed|Succeeded"));
  }

  private static long memory(JsonNode pod) {
    return Json.items(pod, "spec", "containers")
        .map(container -> Json.text(container, "resources", "requests", "memory"))
        .filter(text -> !text.isEmpty())
        .mapToLong(Quantity::bytes)
        .sum();
  }
}
