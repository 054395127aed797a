package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** An autoscaler that keeps to its bounds, and claims whose volumes grow as asked. */
final class SmallLoops {

  private final ObjectStore store;

  SmallLoops(ObjectStore store) {
    this.store = store;
  }

  /** It measures no load here: as few replicas as its bounds allow are enough, or as there are. */
  void autoscaler(ObjectNode scaler) {
    String name = Json.text(scaler, "spec", "scaleTargetRef", "name");
    String kind = Json.text(scaler, "spec", "scaleTargetRef", "kind");
    Optional<Key> target =
        Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET)
            .filter(one -> one.title().equals(kind))
            .map(one -> new Key(one, Json.text(scaler, "metadata", "namespace"), name))
            .findFirst();
    target.flatMap(store::get).ifPresent(workload -> bound(scaler, target.get(), workload));
  }

  private void bound(ObjectNode scaler, Key key, ObjectNode workload) {
    int now = Json.number(workload, "spec", "replicas");
    int wanted =
        Math.clamp(
            now,
            Json.number(scaler, "spec", "minReplicas"),
            Json.number(scaler, "spec", "maxReplicas"));
    if (now > 0 && now != wanted) {
      ObjectNode changed = workload.deepCopy();
      Json.child(changed, "spec").put("replicas", wanted);
      Generations.update(store, key, changed);
    }
    ObjectNode changed = scaler.deepCopy();
    Json.child(changed, "status").put("currentReplicas", now).put("desiredReplicas", wanted);
    Generations.update(store, Key.of(Kind.HORIZONTAL_POD_AUTOSCALER, scaler), changed);
  }

  /** Bound at once; a larger request is a larger volume a moment later. */
  void claim(ObjectNode claim) {
    ObjectNode changed = claim.deepCopy();
    if (Json.text(claim, "spec", "volumeName").isEmpty()) {
      Json.child(changed, "spec").put("volumeName", "pvc-" + Json.text(claim, "metadata", "uid"));
    }
    ObjectNode status = Json.child(changed, "status").put("phase", "Bound");
    status
        .putObject("capacity")
        .put("storage", Json.text(claim, "spec", "resources", "requests", "storage"));
    Generations.update(store, Key.of(Kind.PERSISTENT_VOLUME_CLAIM, claim), changed);
  }
}
