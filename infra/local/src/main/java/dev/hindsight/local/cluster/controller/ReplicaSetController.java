package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.policy.ResourceQuotas;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as a replica set asks for. */
final class ReplicaSetController {

  private static final String COMPONENT = "replicaset-controller";

  private final ObjectStore store;
  private final Events events;
  private final PodDeletion deletion;
  private final ResourceQuotas quotas;
  private final Refusals refusals = new Refusals();
  private final Random random;

  ReplicaSetController(ObjectStore store, Events events, PodDeletion deletion) {
    this.store = store;
    this.events = events;
    this.deletion = deletion;
    this.quotas = new ResourceQuotas(store);
    this.random = new Random(store.version());
  }

  void reconcile(ObjectNode set, Ownership ownership) {
    List<ObjectNode> pods =
        ownership.pods(set).stream().filter(pod -> !Ownership.isLeaving(pod)).toList();
    int missing = Json.number(set, "spec", "replicas") - pods.size();
    String refused = missing > 0 ? create(set, missing) : "";
    pods.stream()
        .sorted(leastUseful())
        .limit(Math.max(0, -missing))
        .forEach(pod -> delete(set, pod));
    report(set, pods, refused);
  }

  /** Why there are fewer pods than wanted; empty when all are there. */
  private String create(ObjectNode set, int missing) {
    String owner = Json.text(set, "metadata", "uid");
    String refused = refusals.holding(owner, store.clock().instant());
    for (int i = 0; i < missing && refused.isEmpty(); i++) {
      refused = create(set);
    }
    return refused;
  }

  private String create(ObjectNode set) {
    ObjectNode wanted = Manifests.pod(set, Templates.suffix(random));
    String name = Json.text(wanted, "metadata", "name");
    Optional<String> why = quotas.refusal(wanted);
    if (why.isPresent()) {
      return refuse(set, "pods \"%s\" is forbidden: %s".formatted(name, why.get()));
    }
    refusals.forget(Json.text(set, "metadata", "uid"));
    store.create(Kind.POD, wanted);
    events.normal(set, COMPONENT, "SuccessfulCreate", "Created pod: " + name);
    return "";
  }

  private String refuse(ObjectNode set, String why) {
    refusals.add(Json.text(set, "metadata", "uid"), why, store.clock().instant());
    events.warning(set, COMPONENT, "FailedCreate", "Error creating: " + why);
    return why;
  }

  private void delete(ObjectNode set, ObjectNode pod) {
    deletion.begin(pod);
    events.normal(
        set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Json.text(pod, "metadata", "name"));
  }

  private void report(ObjectNode set, List<ObjectNode> pods, String refused) {
    int ready = (int) pods.stream().filter(ReplicaSetController::isReady).count();
    ObjectNode status = Json.object().put("replicas", pods.size());
    status.put("observedGeneration", Json.number(set, "metadata", "generation"));
    status.put("fullyLabeledReplicas", pods.size());
    status.put("readyReplicas", ready).put("availableReplicas", ready);
    if (!refused.isEmpty()) {
      status.putArray("conditions").add(failure(set, refused));
    }
    if (!status.equals(set.path("status"))) {
      ObjectNode changed = set.deepCopy();
      changed.set("status", status);
      store.put(Key.of(Kind.REPLICA_SET, set), changed);
    }
  }

  private ObjectNode failure(JsonNode set, String why) {
    JsonNode before = Json.at(set, "status", "conditions").path(0);
    String since = Json.text(before, "lastTransitionTime");
    return Json.object()
        .put("type", "ReplicaFailure")
        .put("status", "True")
        .put("lastTransitionTime", since.isEmpty() ? Json.time(store.clock().instant()) : since)
        .put("reason", "FailedCreate")
        .put("message", why);
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
