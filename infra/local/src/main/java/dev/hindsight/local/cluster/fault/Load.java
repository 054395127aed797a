package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;

/** How many replicas' worth of work arrives at a service; 1.0 keeps one replica fully busy. */
public final class Load {

  /** The part of its cpu limit that a replica uses on an ordinary day. */
  public static final double ORDINARY = 0.35;

  private final ObjectStore store;

  Load(ObjectStore store) {
    this.store = store;
  }

  /** The share of its cpu limit that each of so many replicas would need; above 1 it queues. */
  public double perReplica(String namespace, String app, int replicas) {
    return store
        .note(note(namespace, app))
        .map(note -> note.path("replicasOfWork").asDouble(0) / Math.max(1, replicas))
        .orElse(ORDINARY);
  }

  public boolean isRaised(String namespace, String app) {
    return store.note(note(namespace, app)).isPresent();
  }

  void put(String namespace, String app, double replicasOfWork) {
    store.note(note(namespace, app), Json.object().put("replicasOfWork", replicasOfWork));
  }

  void ordinary(String namespace, String app) {
    store.forget(note(namespace, app));
  }

  private static String note(String namespace, String app) {
    return "load/" + namespace + "/" + app;
  }
}
