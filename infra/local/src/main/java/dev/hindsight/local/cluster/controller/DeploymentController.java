package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves a deployment's replica sets step by step towards its template. */
final class DeploymentController {

  private static final String COMPONENT = "deployment-controller";
  private static final Comparator<ObjectNode> OLDEST_FIRST =
      Comparator.comparing((ObjectNode set) -> Json.text(set, "metadata", "creationTimestamp"))
          .thenComparingLong(Revisions::of);

  private final ObjectStore store;
  private final Events events;
  private final DeploymentStatus status;
  private final Map<Key, List<String>> settled = new HashMap<>();

  DeploymentController(ObjectStore store, Events events) {
    this.store = store;
    this.events = events;
    this.status = new DeploymentStatus(store.clock());
  }

  /** A deployment that came to rest is left alone until it or one of its sets changes. */
  void reconcile(ObjectNode deployment, Ownership ownership) {
    Key key = Key.of(Kind.DEPLOYMENT, deployment);
    List<String> before = versions(deployment, ownership);
    if (before.equals(settled.get(key))) {
      return;
    }
    step(deployment, ownership);
    List<String> after = versions(store.get(key).orElseThrow(), ownership);
    if (before.equals(after) && DeploymentStatus.isOver(deployment)) {
      settled.put(key, after);
    } else {
      settled.remove(key);
    }
  }

  private static List<String> versions(ObjectNode deployment, Ownership ownership) {
    return Stream.concat(Stream.of(deployment), ownership.replicaSets(deployment).stream())
        .map(object -> Json.text(object, "metadata", "resourceVersion"))
        .toList();
  }

  private void step(ObjectNode deployment, Ownership ownership) {
    List<ObjectNode> sets =
        ownership.replicaSets(deployment).stream().sorted(OLDEST_FIRST).toList();
    Optional<ObjectNode> current = newest(deployment, sets);
    List<ObjectNode> old =
        sets.stream().filter(set -> current.isEmpty() || !set.equals(current.get())).toList();
    boolean paused = Json.flag(deployment, "spec", "paused");
    if (current.isEmpty() && !paused) {
      create(deployment, old);
      return;
    }
    current.ifPresent(set -> roll(deployment, renumber(deployment, set, old), old, paused));
    forgetOldest(deployment, old);
    report(deployment, ownership);
  }

  private static Optional<ObjectNode> newest(ObjectNode deployment, List<ObjectNode> sets) {
    JsonNode template = Json.at(deployment, "spec", "template");
    return sets.stream()
        .filter(set -> Templates.equal(template, Json.at(set, "spec", "template")))
        .findFirst();
  }

  private void create(ObjectNode deployment, List<ObjectNode> old) {
    JsonNode template = Json.at(deployment, "spec", "template");
    int size = RollingUpdate.of(deployment).newReplicas(0, total(old));
    ObjectNode set =
        Manifests.replicaSet(deployment, template, freeHash(deployment, template), size);
    Revisions.stamp(set, deployment, Revisions.next(old));
    ObjectNode made = store.create(Kind.REPLICA_SET, set);
    scaled(deployment, made, 0, size);
    ObjectNode changed = deployment.deepCopy();
    Revisions.copy(made, changed);
    status.created(changed, Json.text(made, "metadata", "name"));
    store.put(Key.of(Kind.DEPLOYMENT, deployment), changed);
  }

  private String freeHash(ObjectNode deployment, JsonNode template) {
    String namespace = Json.text(deployment, "metadata", "namespace");
    String name = Json.text(deployment, "metadata", "name");
    return Stream.iterate(0, salt -> salt + 1)
        .map(salt -> Templates.hash(template, salt))
        .filter(
            hash -> store.get(new Key(Kind.REPLICA_SET, namespace, name + "-" + hash)).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** A template that was there before gets its replica set back, as the highest revision. */
  private ObjectNode renumber(ObjectNode deployment, ObjectNode set, List<ObjectNode> old) {
    ObjectNode changed = set.deepCopy();
    Revisions.stamp(changed, deployment, Math.max(Revisions.of(set), Revisions.next(old)));
    Generations.update(store, Key.of(Kind.REPLICA_SET, set), changed);
    ObjectNode owner = deployment.deepCopy();
    Revisions.copy(changed, owner);
    Generations.update(store, Key.of(Kind.DEPLOYMENT, deployment), owner);
    return changed;
  }

  private void roll(ObjectNode deployment, ObjectNode set, List<ObjectNode> old, boolean paused) {
    RollingUpdate rule = RollingUpdate.of(deployment);
    int size = size(set);
    if (paused) {
      int others = total(old);
      scale(deployment, set, Math.max(0, rule.replicas() - others));
      return;
    }
    int wanted = rule.newReplicas(size, size + total(old));
    if (wanted != size) {
      scale(deployment, set, wanted);
    } else {
      shrinkOld(deployment, rule, set, old);
    }
  }

  private void shrinkOld(
      ObjectNode deployment, RollingUpdate rule, ObjectNode set, List<ObjectNode> old) {
    int mayGo = rule.mayGo(size(set) + total(old), size(set), available(set));
    int spare =
        available(set)
            + old.stream().mapToInt(DeploymentController::available).sum()
            - rule.minAvailable();
    for (ObjectNode oldSet : old) {
      int broken = Math.max(0, size(oldSet) - available(oldSet));
      int healthy = Math.clamp(spare, 0, size(oldSet) - broken);
      int go = Math.min(mayGo, broken + healthy);
      if (go > 0) {
        scale(deployment, oldSet, size(oldSet) - go);
        mayGo -= go;
        spare -= Math.max(0, go - broken);
      }
    }
  }

  private void scale(ObjectNode deployment, ObjectNode set, int replicas) {
    int before = size(set);
    if (before == replicas) {
      return;
    }
    ObjectNode changed = set.deepCopy();
    Json.child(changed, "spec").put("replicas", replicas);
    Generations.update(store, Key.of(Kind.REPLICA_SET, set), changed);
    scaled(deployment, set, before, replicas);
  }

  private void scaled(ObjectNode deployment, ObjectNode set, int from, int to) {
    events.normal(
        deployment,
        COMPONENT,
        "ScalingReplicaSet",
        "Scaled %s replica set %s from %d to %d"
            .formatted(to > from ? "up" : "down", Json.text(set, "metadata", "name"), from, to));
  }

  private void forgetOldest(ObjectNode deployment, List<ObjectNode> old) {
    int limit = Json.number(deployment, "spec", "revisionHistoryLimit");
    var idle = new ArrayList<>(old.stream().filter(set -> size(set) == 0 && isEmpty(set)).toList());
    idle.sort(Comparator.comparingLong(Revisions::of));
    idle.stream()
        .limit(Math.max(0, idle.size() - limit))
        .forEach(set -> store.delete(Key.of(Kind.REPLICA_SET, set)));
  }

  private void report(ObjectNode deployment, Ownership ownership) {
    ObjectNode latest = store.get(Key.of(Kind.DEPLOYMENT, deployment)).orElseThrow();
    List<ObjectNode> sets = ownership.replicaSets(latest);
    ObjectNode changed = latest.deepCopy();
    status.update(changed, sets, newest(latest, sets));
    Generations.update(store, Key.of(Kind.DEPLOYMENT, latest), changed);
  }

  private static boolean isEmpty(JsonNode set) {
    return Json.number(set, "status", "replicas") == 0;
  }

  private static int size(JsonNode set) {
    return Json.number(set, "spec", "replicas");
  }

  private static int available(JsonNode set) {
    return Math.min(size(set), Json.number(set, "status", "availableReplicas"));
  }

  private static int total(List<ObjectNode> sets) {
    return sets.stream().mapToInt(DeploymentController::size).sum();
  }
}
