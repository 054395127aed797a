package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which processes hang: all workers blocked, alive for every probe, useless for every caller. */
public final class Hangs {

  private final ObjectStore store;

  Hangs(ObjectStore store) {
    this.store = store;
  }

  /** Since when a container that was started at {@code start} hangs; one started later is well. */
  public Optional<Instant> since(JsonNode pod, Instant start) {
    return store
        .note("hang/" + Json.text(pod, "metadata", "uid"))
        .map(hang -> Json.time(hang, "since"))
        .filter(start::isBefore);
  }

  void begin(List<? extends JsonNode> pods) {
    String now = store.clock().instant().toString();
    pods.forEach(
        pod ->
            store.note(
                "hang/" + Json.text(pod, "metadata", "uid"), Json.object().put("since", now)));
  }

  static ArrayNode uids(List<? extends JsonNode> pods) {
    ArrayNode uids = Json.array();
    pods.forEach(pod -> uids.add(Json.text(pod, "metadata", "uid")));
    return uids;
  }

  /** {@code details} as {@link #uids} made them, under {@code pods}. */
  void end(ObjectNode details) {
    Json.items(details, "pods").forEach(uid -> store.forget("hang/" + uid.asString("")));
  }
}
