package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what has the say over how many of a pod there are. */
final class Owners {

  private static final Set<Kind> SCALED =
      Set.of(Kind.REPLICA_SET, Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.REPLICATION_CONTROLLER);

  private Owners() {}

  /** The topmost controller: the deployment of a replica set; the pod itself without one. */
  static Key of(ObjectStore store, JsonNode pod) {
    Key found = Key.of(Kind.POD, pod);
    Optional<Key> next = controller(pod);
    while (next.isPresent() && store.get(next.get()).isPresent()) {
      found = next.get();
      next = store.get(found).flatMap(Owners::controller);
    }
    return found;
  }

  static int replicas(ObjectStore store, Key owner) {
    return SCALED.contains(owner.kind())
        ? store.get(owner).map(one -> Json.number(one, "spec", "replicas")).orElse(0)
        : 1;
  }

  private static Optional<Key> controller(JsonNode object) {
    String namespace = Json.text(object, "metadata", "namespace");
    return Json.items(object, "metadata", "ownerReferences")
        .filter(reference -> Json.flag(reference, "controller"))
        .flatMap(
            reference ->
                SCALED.stream()
                    .filter(kind -> kind.title().equals(Json.text(reference, "kind")))
                    .map(kind -> new Key(kind, namespace, Json.text(reference, "name"))))
        .findFirst();
  }
}
