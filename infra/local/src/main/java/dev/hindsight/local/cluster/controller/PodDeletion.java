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
    return begin(pod, 30);
  }

  /** The same with another time to end in; a later deletion can only shorten it. */
  public ObjectNode begin(ObjectNode pod, int graceSeconds) {
    boolean leaves = Ownership.isLeaving(pod);
    if (leaves && graceSeconds >= Json.number(pod, "metadata", "deletionGracePeriodSeconds")) {
      return pod;
    }
    ObjectNode leaving = pod.deepCopy();
    Json.child(leaving, "metadata")
        .put("deletionTimestamp", Json.time(store.clock().instant().plusSeconds(graceSeconds)))
        .put("deletionGracePeriodSeconds", graceSeconds);
    return store.put(Key.of(Kind.POD, pod), leaving);
  }
}
