package dev.hindsight.local.cluster.store;

import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code metadata.generation}: it counts changes of the spec, nothing else. */
public final class Generations {

  private Generations() {}

  /** Stores the changed copy, or leaves everything alone when nothing differs. */
  public static ObjectNode update(ObjectStore store, Key key, ObjectNode changed) {
    ObjectNode before = store.get(key).orElseThrow();
    count(before, changed);
    return before.equals(changed) ? before : store.put(key, changed);
  }

  public static void count(ObjectNode before, ObjectNode changed) {
    if (before.path("metadata").has("generation")
        && !before.path("spec").equals(changed.path("spec"))) {
      Json.child(changed, "metadata")
          .put("generation", Json.number(before, "metadata", "generation") + 1);
    }
  }
}
