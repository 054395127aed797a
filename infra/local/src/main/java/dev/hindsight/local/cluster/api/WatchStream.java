package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Change;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A watch: what is there (when asked from the start), then every change until time is up. */
final class WatchStream {

  private static final long LONGEST_SECONDS = 600;
  private static final long BOOKMARK_SECONDS = 5;

  private final ObjectStore store;
  private final ResourcePath path;
  private final Predicate<JsonNode> wanted;
  private final ApiRequest request;
  private final BlockingQueue<Change> queue;
  private final List<ObjectNode> first;

  private WatchStream(
      ObjectStore store,
      ResourcePath path,
      ApiRequest request,
      BlockingQueue<Change> queue,
      List<ObjectNode> first) {
    this.store = store;
    this.path = path;
    this.request = request;
    this.wanted = Selector.of(path.kind(), request).and(this::isHere);
    this.queue = queue;
    this.first = first;
  }

  /** Inside the store's lock, so that nothing falls between list and watch. */
  static WatchStream open(ObjectStore store, ResourcePath path, ApiRequest request) {
    Selector.of(path.kind(), request);
    String from = request.query("resourceVersion");
    if (from.isEmpty() || from.equals("0") || request.asks("sendInitialEvents")) {
      return new WatchStream(store, path, request, store.watch(), existing(store, path));
    }
    if (!from.matches("\\d{1,18}")) {
      throw ApiFailure.badRequest("invalid resource version \"" + from + "\"");
    }
    Optional<List<Change>> missed = store.changesSince(Long.parseLong(from));
    BlockingQueue<Change> queue = store.watch();
    missed.ifPresent(queue::addAll);
    List<ObjectNode> error =
        missed.isPresent() ? List.of() : List.of(expired(from, store.version()));
    return new WatchStream(store, path, request, queue, error);
  }

  void run(OutputStream out) throws IOException {
    try {
      // the headers: whoever asked waits for them, and cannot go away before
      out.flush();
      for (ObjectNode event : first) {
        if (isError(event) || wanted.test(event.path("object"))) {
          send(out, event);
        }
      }
      if (first.stream().noneMatch(WatchStream::isError)) {
        finishInitial(out);
        follow(out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      store.locked(() -> store.unwatch(queue));
    }
  }

  private void finishInitial(OutputStream out) throws IOException {
    if (request.asks("sendInitialEvents") && request.asks("allowWatchBookmarks")) {
      ObjectNode bookmark = bookmark();
      Json.child(bookmark, "object", "metadata", "annotations")
          .put("k8s.io/initial-events-end", "true");
      send(out, bookmark);
    }
  }

  private void follow(OutputStream out) throws IOException, InterruptedException {
    long seconds = request.count("timeoutSeconds").map(Long::valueOf).orElse(LONGEST_SECONDS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.min(seconds, LONGEST_SECONDS));
    while (System.nanoTime() < end) {
      long wait = Math.min(end - System.nanoTime(), TimeUnit.SECONDS.toNanos(BOOKMARK_SECONDS));
      Change change = queue.poll(wait, TimeUnit.NANOSECONDS);
      if (change != null) {
        Optional<ObjectNode> event = event(change);
        if (event.isPresent()) {
          send(out, event.get());
        }
      } else if (!store.locked(() -> store.isWatching(queue))) {
        return;
      } else if (request.asks("allowWatchBookmarks")) {
        send(out, bookmark());
      }
    }
  }

  /** An object that comes to match is new to this watcher, one that ceases to is gone. */
  private Optional<ObjectNode> event(Change change) {
    if (change.key().kind() != path.kind()) {
      return Optional.empty();
    }
    boolean before = change.before().filter(wanted).isPresent();
    boolean now = change.type() != Change.Type.DELETED && wanted.test(change.object());
    if (!before && !now) {
      return Optional.empty();
    }
    Change.Type type =
        before && now ? Change.Type.MODIFIED : now ? Change.Type.ADDED : Change.Type.DELETED;
    return Optional.of(event(type.name(), change.object()));
  }

  private void send(OutputStream out, ObjectNode event) throws IOException {
    UnaryOperator<ObjectNode> shape =
        request.wantsTable() && !isError(event) ? this::asTable : UnaryOperator.identity();
    out.write((shape.apply(event) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private ObjectNode asTable(ObjectNode event) {
    ObjectNode shaped = event.deepCopy();
    if (!Json.text(event, "type").equals("BOOKMARK")) {
      shaped.set(
          "object",
          Tables.of(
              path.kind(),
              List.of(event.path("object")),
              request.query("includeObject"),
              store.clock().instant(),
              ""));
    }
    return shaped;
  }

  private ObjectNode bookmark() {
    ObjectNode object = Json.object().put("kind", path.kind().title());
    object.put("apiVersion", path.kind().apiVersion());
    // everything older that concerns this watcher is already in its queue, so look there first
    long seen = store.locked(() -> queue.isEmpty() ? store.version() : 0L);
    if (seen > 0) {
      Json.child(object, "metadata").put("resourceVersion", Long.toString(seen));
    }
    return event("BOOKMARK", object);
  }

  private boolean isHere(JsonNode object) {
    return path.namespace().isEmpty()
        || Json.text(object, "metadata", "namespace").equals(path.namespace());
  }

  private static List<ObjectNode> existing(ObjectStore store, ResourcePath path) {
    Stream<ObjectNode> objects = store.list(path.kind(), path.namespace()).stream();
    return objects.map(object -> event("ADDED", object)).toList();
  }

  private static ObjectNode expired(String from, long version) {
    ApiFailure gone =
        ApiFailure.of(410, "Expired", "too old resource version: %s (%d)".formatted(from, version));
    return event("ERROR", gone.status());
  }

  private static boolean isError(JsonNode event) {
    return Json.text(event, "type").equals("ERROR");
  }

  private static ObjectNode event(String type, JsonNode object) {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    return event;
  }
}
