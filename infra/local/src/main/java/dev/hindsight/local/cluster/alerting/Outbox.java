package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Notifications that nobody has taken yet, oldest first; they survive a restart. */
public final class Outbox {

  private static final String NOTICE = "notice/";

  private final ObjectStore store;
  private final boolean hasReceiver;

  public Outbox(ObjectStore store, boolean hasReceiver) {
    this.store = store;
    this.hasReceiver = hasReceiver;
  }

  ObjectStore store() {
    return store;
  }

  /** Keeps the body until it is delivered; with no receiver at all there is nobody to tell. */
  void add(ObjectNode body) {
    if (!hasReceiver) {
      return;
    }
    long next = store.note("notices").map(note -> note.path("last").asLong(0)).orElse(0L) + 1;
    store.note("notices", Json.object().put("last", next));
    ObjectNode notice = Json.object().put("id", next);
    notice.set("body", body);
    store.note(name(next), notice);
  }

  boolean holds(String groupKey) {
    return store.notes(NOTICE).stream()
        .anyMatch(notice -> Json.text(notice, "body", "groupKey").equals(groupKey));
  }

  /** The oldest notice: its {@code id} and {@code body}. */
  Optional<ObjectNode> first() {
    return store.locked(() -> store.notes(NOTICE).stream().findFirst());
  }

  void done(ObjectNode notice) {
    store.locked(() -> store.forget(name(notice.path("id").asLong(0))));
  }

  private static String name(long id) {
    return NOTICE + "%012d".formatted(id);
  }
}
