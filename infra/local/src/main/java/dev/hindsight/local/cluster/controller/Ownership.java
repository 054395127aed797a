package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns whom, read once at the start of a tick; objects are looked up fresh. */
final class Ownership {

  private final ObjectStore store;
  private final Map<String, List<Key>> owned = new HashMap<>();

  Ownership(ObjectStore store) {
    this.store = store;
    store.list(Kind.REPLICA_SET, "").forEach(set -> add(Kind.REPLICA_SET, set));
    store.list(Kind.POD, "").forEach(pod -> add(Kind.POD, pod));
  }

  List<ObjectNode> replicaSets(JsonNode deployment) {
    return owned(deployment, Kind.REPLICA_SET);
  }

  /** Those that count: the finished ones are kept only to be looked at. */
  List<ObjectNode> pods(JsonNode replicaSet) {
    return owned(replicaSet, Kind.POD).stream().filter(pod -> !PodFacts.isFinished(pod)).toList();
  }

  static boolean isLeaving(JsonNode object) {
    return Json.has(object, "metadata", "deletionTimestamp");
  }

  private List<ObjectNode> owned(JsonNode owner, Kind kind) {
    return owned.getOrDefault(Json.text(owner, "metadata", "uid"), List.of()).stream()
        .filter(key -> key.kind() == kind)
        .map(store::get)
        .flatMap(Optional::stream)
        .toList();
  }

  private void add(Kind kind, JsonNode object) {
    Json.items(object, "metadata", "ownerReferences")
        .filter(reference -> Json.flag(reference, "controller"))
        .forEach(
            reference ->
                owned
                    .computeIfAbsent(Json.text(reference, "uid"), uid -> new ArrayList<>())
                    .add(Key.of(kind, object)));
  }
}
