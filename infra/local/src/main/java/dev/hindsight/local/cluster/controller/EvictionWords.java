package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.Memory;
import dev.hindsight.local.cluster.fault.Pressures.Pressure;
import dev.hindsight.local.cluster.store.Json;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** The kubelet's long sentence about why it evicted a pod. */
final class EvictionWords {

  private EvictionWords() {}

  static String of(JsonNode pod, Pressure pressure, Memory memory) {
    var random = new SplittableRandom(Json.text(pod, "metadata", "uid").hashCode());
    String container = PodFacts.container(pod);
    if (pressure.isMemory()) {
      long inUse = memory.demand(pressure.namespace(), pressure.app()) >> 10;
      return sentence(
          "memory",
          "100Mi",
          (60_000 + random.nextInt(30_000)) + "Ki",
          container,
          inUse + "Ki",
          PodFacts.memoryRequest(pod));
    }
    return sentence(
        "ephemeral-storage",
        "5366Mi",
        (4_300 + random.nextInt(900)) + "Mi",
        container,
        (2_800 + random.nextInt(900)) + "Mi",
        "0");
  }

  private static String sentence(
      String resource,
      String threshold,
      String available,
      String container,
      String inUse,
      String request) {
    return "The node was low on resource: %1$s. Threshold quantity: %2$s, available: %3$s. Container %4$s was using %5$s, request is %6$s, has larger consumption of %1$s. "
        .formatted(resource, threshold, available, container, inUse, request);
  }
}
