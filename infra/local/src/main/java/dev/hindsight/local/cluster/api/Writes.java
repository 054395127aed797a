package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.ApiWrite;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The journal of accepted mutating requests; the newest {@value #KEPT} are kept. */
public final class Writes {

  private static final String WRITE = "write/";
  private static final int KEPT = 10_000;

  private final ObjectStore store;

  public Writes(ObjectStore store) {
    this.store = store;
  }

  void add(ApiRequest request, boolean dryRun, ObjectNode result) {
    long next = store.note("writes").map(note -> note.path("last").asLong(0)).orElse(0L) + 1;
    store.note("writes", Json.object().put("last", next));
    ApiWrite write =
        new ApiWrite(
            store.clock().instant(),
            request.method(),
            request.target(),
            dryRun,
            request.header("user-agent"),
            request.body(),
            Json.text(result, "metadata", "resourceVersion"));
    store.note(name(next), write.toJson());
    store.forget(name(next - KEPT));
  }

  public List<ApiWrite> all() {
    return store.locked(() -> store.notes(WRITE).stream().map(ApiWrite::of).toList());
  }

  private static String name(long number) {
    return WRITE + "%012d".formatted(number);
  }
}
