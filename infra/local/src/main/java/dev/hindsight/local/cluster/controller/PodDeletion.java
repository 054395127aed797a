package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import tools.jackson.databind.node.ObjectNode;

/** Marks a pod for deletion; the kubelet stops it and then it is gone. */
public final class PodDeletion {

  private final ObjectStore store;

  public PodDeletion(ObjectStore store) {
    this.store = store;
  }

  /** Returns the pod as it is now; asking twice changes nothing. */
  public ObjectNode begin(ObjectNode pod) {
    if (Ownership.isLeaving(pod)) {
      return pod;
    }
    ObjectNode leaving = pod.deepCopy();
    Json.child(leaving, "metadata")
        .put("deletionTimestamp", Json.time(store.clock().instant().plusSeconds(30)))
        .put("deletionGracePeriodSeconds", 30);
    return store.put(Key.of(Kind.POD, pod), leaving);
  }
}
