package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds a node for a pod: schedulable, without taints, with room; spread out, then least used. */
final class Scheduler {

  /** Either a node, or why there is none in the words of the default scheduler. */
  sealed interface Decision {

    /** {@code index} counts from 1, as the nodes' addresses do. */
    record Fits(String node, int index) implements Decision {}

    record Refused(String message) implements Decision {}
  }

  private record Candidate(String node, int index, boolean favoured, long siblings, double used) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate one) -> !one.favoured())
          .thenComparingLong(Candidate::siblings)
          .thenComparingDouble(Candidate::used)
          .thenComparing(Candidate::node);

  private final ObjectStore store;
  private final World world;

  Scheduler(ObjectStore store, World world) {
    this.store = store;
    this.world = world;
  }

  Decision place(ObjectNode pod) {
    List<ObjectNode> nodes = store.list(Kind.NODE, "");
    Map<String, List<ObjectNode>> placed = placed();
    List<Candidate> fitting = new ArrayList<>();
    Map<String, Integer> refusals = new TreeMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      JsonNode node = nodes.get(i);
      String name = Json.text(node, "metadata", "name");
      List<ObjectNode> there = placed.getOrDefault(name, List.of());
      Optional<String> refusal = NodeRoom.refusal(node, there, pod);
      refusal.ifPresent(why -> refusals.merge(why, 1, Integer::sum));
      if (refusal.isEmpty()) {
        fitting.add(candidate(pod, node, i + 1, there));
      }
    }
    return fitting.stream()
        .min(BEST_FIRST)
        .<Decision>map(best -> new Decision.Fits(best.node(), best.index()))
        .orElseGet(() -> new Decision.Refused(message(nodes.size(), refusals)));
  }

  private Candidate candidate(ObjectNode pod, JsonNode node, int index, List<ObjectNode> there) {
    String name = Json.text(node, "metadata", "name");
    String app = app(pod);
    String namespace = Json.text(pod, "metadata", "namespace");
    // the image and the volumes of the service are on the node that cannot carry it
    boolean favoured = world.pressures().on(name).stream().anyMatch(one -> one.isAbout(pod));
    long siblings =
        there.stream()
            .filter(one -> app(one).equals(app))
            .filter(one -> Json.text(one, "metadata", "namespace").equals(namespace))
            .count();
    return new Candidate(name, index, favoured, siblings, NodeRoom.used(node, there));
  }

  private Map<String, List<ObjectNode>> placed() {
    Map<String, List<ObjectNode>> placed = new HashMap<>();
    for (ObjectNode pod : store.list(Kind.POD, "")) {
      String node = Json.text(pod, "spec", "nodeName");
      if (!node.isEmpty() && !PodFacts.isFinished(pod)) {
        placed.computeIfAbsent(node, name -> new ArrayList<>()).add(pod);
      }
    }
    return placed;
  }

  private static String message(int nodes, Map<String, Integer> refusals) {
    if (nodes == 0) {
      return "no nodes available to schedule pods";
    }
    String reasons =
        refusals.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    return "0/%1$d nodes are available: %2$s. preemption: 0/%1$d nodes are available: %3$s."
        .formatted(nodes, reasons, preemption(refusals));
  }

  private static String preemption(Map<String, Integer> refusals) {
    int crowded =
        refusals.entrySet().stream()
            .filter(one -> !one.getKey().startsWith("node(s)"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    int closed = refusals.values().stream().mapToInt(Integer::intValue).sum() - crowded;
    var parts = new ArrayList<String>();
    if (crowded > 0) {
      parts.add(crowded + " No preemption victims found for incoming pod");
    }
    if (closed > 0) {
      parts.add(closed + " Preemption is not helpful for scheduling");
    }
    return String.join(", ", parts);
  }

  private static String app(JsonNode pod) {
    return Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL);
  }
}
