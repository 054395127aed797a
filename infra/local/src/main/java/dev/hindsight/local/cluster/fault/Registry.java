package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.util.Optional;

/** Which images exist, and which of them cannot live. */
public final class Registry {

  /**
   * How the process of a broken image ends.
   *
   * @param code its exit code
   * @param after its start
   * @param seed chooses the words of its last log lines
   */
  public record Exit(int code, Duration after, long seed) {}

  private final ObjectStore store;

  Registry(ObjectStore store) {
    this.store = store;
  }

  public boolean has(String image) {
    return store.note(note(image)).isPresent();
  }

  /** Empty for an image whose process stays up. */
  public Optional<Exit> exit(String image) {
    return store
        .note(note(image))
        .filter(note -> note.has("exitCode"))
        .map(
            note ->
                new Exit(
                    Json.number(note, "exitCode"),
                    Duration.ofMillis(note.path("afterMillis").asLong(0)),
                    note.path("seed").asLong(0)));
  }

  public void push(String image) {
    store.note(note(image), Json.object());
  }

  void pushBroken(String image, Exit exit) {
    store.note(
        note(image),
        Json.object()
            .put("exitCode", exit.code())
            .put("afterMillis", exit.after().toMillis())
            .put("seed", exit.seed()));
  }

  private static String note(String image) {
    return "image/" + image;
  }
}
