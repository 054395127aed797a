package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rollout history, which lives in annotations of the replica sets. */
final class Revisions {

  static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  private static final String MAX = "deployment.kubernetes.io/max-replicas";
  private static final Set<String> NOT_COPIED =
      Set.of(REVISION, HISTORY, DESIRED, MAX, "kubectl.kubernetes.io/last-applied-configuration");

  private Revisions() {}

  static long of(JsonNode object) {
    String revision = Json.text(object, "metadata", "annotations", REVISION);
    return revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0;
  }

  static long next(List<ObjectNode> others) {
    return others.stream().mapToLong(Revisions::of).max().orElse(0) + 1;
  }

  /** Gives the set its revision and the annotations of its deployment. */
  static void stamp(ObjectNode set, JsonNode deployment, long revision) {
    ObjectNode annotations = Json.child(set, "metadata", "annotations");
    Json.at(deployment, "metadata", "annotations")
        .properties()
        .forEach(
            field -> {
              if (!NOT_COPIED.contains(field.getKey())) {
                annotations.set(field.getKey(), field.getValue());
              }
            });
    long before = of(set);
    if (before != 0 && before != revision) {
      String history = Json.text(annotations, HISTORY);
      annotations.put(HISTORY, history.isEmpty() ? "" + before : history + "," + before);
    }
    RollingUpdate rule = RollingUpdate.of(deployment);
    annotations
        .put(REVISION, Long.toString(revision))
        .put(DESIRED, Integer.toString(rule.replicas()))
        .put(MAX, Integer.toString(rule.replicas() + rule.maxSurge()));
  }

  static void copy(JsonNode set, ObjectNode deployment) {
    Json.child(deployment, "metadata", "annotations").put(REVISION, Long.toString(of(set)));
  }
}
