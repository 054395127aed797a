package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rollout of a healthy service that went well some time ago. */
record OldDeploy(ObjectStore store, Kubelet kubelet) {

  void plant(Optional<ObjectNode> bystander, Instant then) {
    bystander.ifPresent(deployment -> plant(deployment.deepCopy(), then));
  }

  private void plant(ObjectNode deployment, Instant then) {
    Ownership ownership = new Ownership(store);
    List<ObjectNode> sets = ownership.replicaSets(deployment);
    Optional<ObjectNode> current =
        sets.stream().filter(set -> Json.number(set, "spec", "replicas") > 0).findFirst();
    if (current.isEmpty()) {
      return;
    }
    change(deployment, Json.time(then));
    JsonNode template = Json.at(deployment, "spec", "template");
    int replicas = Json.number(deployment, "spec", "replicas");
    ObjectNode made =
        Manifests.replicaSet(deployment, template, Templates.hash(template, 0), replicas);
    Revisions.stamp(made, deployment, Revisions.next(sets));
    Json.child(made, "metadata").put("creationTimestamp", Json.time(then));
    ObjectNode set = store.create(Kind.REPLICA_SET, made);
    replace(ownership.pods(current.get()), set, then);
    ObjectNode emptied = current.get().deepCopy();
    Json.child(emptied, "spec").put("replicas", 0);
    store.put(Key.of(Kind.REPLICA_SET, emptied), emptied);
    Revisions.copy(set, deployment);
    store.put(Key.of(Kind.DEPLOYMENT, deployment), deployment);
  }

  private static void change(ObjectNode deployment, String when) {
    ObjectNode container =
        (ObjectNode) Json.at(deployment, "spec", "template", "spec", "containers").get(0);
    String name = Json.text(deployment, "metadata", "name");
    String namespace = Json.text(deployment, "metadata", "namespace");
    container.withArray("env").addObject().put("name", "TUNED_AT").put("value", when);
    Json.child(deployment, "metadata")
        .put("generation", Json.number(deployment, "metadata", "generation") + 1);
    Json.child(deployment, "metadata", "annotations")
        .put(Manifests.CHANGE_CAUSE, "set env of %s/%s: TUNED_AT".formatted(namespace, name));
  }

  private void replace(List<ObjectNode> pods, ObjectNode set, Instant then) {
    for (ObjectNode pod : pods) {
      String node = Json.text(pod, "spec", "nodeName");
      int index = Integer.parseInt(node.replaceAll("\\D", "0"));
      var random = new Random(Json.text(pod, "metadata", "name").hashCode());
      ObjectNode made = Manifests.pod(set, Templates.suffix(random));
      Json.child(made, "metadata").put("creationTimestamp", Json.time(then));
      kubelet.settle(store.create(Kind.POD, made), then.plusSeconds(2), node, index);
      PodRun.forget(store, pod);
    }
  }
}
