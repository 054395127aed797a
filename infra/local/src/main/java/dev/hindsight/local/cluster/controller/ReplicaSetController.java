package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as a replica set asks for. */
final class ReplicaSetController {

  private static final String COMPONENT = "replicaset-controller";

  private final ObjectStore store;
  private final Events events;
  private final PodDeletion deletion;
  private final Random random;

  ReplicaSetController(ObjectStore store, Events events, PodDeletion deletion) {
    this.store = store;
    this.events = events;
    this.deletion = deletion;
    this.random = new Random(store.version());
  }

  void reconcile(ObjectNode set, Ownership ownership) {
    List<ObjectNode> pods =
        ownership.pods(set).stream().filter(pod -> !Ownership.isLeaving(pod)).toList();
    int missing = Json.number(set, "spec", "replicas") - pods.size();
    for (int i = 0; i < missing; i++) {
      create(set);
    }
    pods.stream()
        .sorted(leastUseful())
        .limit(Math.max(0, -missing))
        .forEach(pod -> delete(set, pod));
    report(set, pods);
  }

  private void create(ObjectNode set) {
    ObjectNode pod = store.create(Kind.POD, Manifests.pod(set, Templates.suffix(random)));
    events.normal(
        set, COMPONENT, "SuccessfulCreate", "Created pod: " + Json.text(pod, "metadata", "name"));
  }

  private void delete(ObjectNode set, ObjectNode pod) {
    deletion.begin(pod);
    events.normal(
        set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Json.text(pod, "metadata", "name"));
  }

  private void report(ObjectNode set, List<ObjectNode> pods) {
    int ready = (int) pods.stream().filter(ReplicaSetController::isReady).count();
    ObjectNode status = Json.object().put("replicas", pods.size());
    status.put("observedGeneration", Json.number(set, "metadata", "generation"));
    status.put("fullyLabeledReplicas", pods.size());
    status.put("readyReplicas", ready).put("availableReplicas", ready);
    if (!status.equals(set.path("status"))) {
      ObjectNode changed = set.deepCopy();
      changed.set("status", status);
      store.put(Key.of(Kind.REPLICA_SET, set), changed);
    }
  }

  static boolean isReady(JsonNode pod) {
    return Json.items(pod, "status", "conditions")
        .anyMatch(
            condition ->
                Json.text(condition, "type").equals("Ready")
                    && Json.text(condition, "status").equals("True"));
  }

  private static Comparator<ObjectNode> leastUseful() {
    return Comparator.comparing((ObjectNode pod) -> isReady(pod))
        .thenComparing(
            pod -> Json.text(pod, "metadata", "creationTimestamp"), Comparator.reverseOrder());
  }
}
