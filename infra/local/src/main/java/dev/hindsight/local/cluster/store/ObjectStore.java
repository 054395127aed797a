package dev.hindsight.local.cluster.store;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects of the cluster under one version counter, and hidden notes beside them. Stored trees
 * are never changed in place: copy, change, put. Use inside {@link #locked}.
 */
public final class ObjectStore {

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<Key, ObjectNode> objects = new TreeMap<>();
  private final TreeMap<String, ObjectNode> notes = new TreeMap<>();
  private final Set<String> dirty = new LinkedHashSet<>();
  private final Clock clock;
  private final Optional<StateLog> log;
  private final Changes changes;
  private final Supplier<UUID> ids;
  private long version = 1_000;

  /** Continues from the log's content, if there is one. */
  public ObjectStore(Clock clock, Optional<StateLog> log) {
    this(clock, log, UUID::randomUUID);
  }

  /** The same with other UIDs for its objects than random ones. */
  public ObjectStore(Clock clock, Optional<StateLog> log, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
    this.log = log;
    log.ifPresent(file -> file.content().forEach(this::restore));
    this.changes = new Changes(version);
    log.ifPresent(file -> file.rewrite(entries()));
  }

  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  public long version() {
    return version;
  }

  public Clock clock() {
    return clock;
  }

  public Optional<ObjectNode> get(Key key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** In order of namespace and name; an empty namespace means all of them. */
  public List<ObjectNode> list(Kind kind, String namespace) {
    Key from = new Key(kind, namespace, "");
    Key to = new Key(kind, namespace.isEmpty() ? "\uffff" : namespace, "\uffff");
    return List.copyOf(objects.subMap(from, to).values());
  }

  /** Adds a new object with its identity: uid, creation time, version. */
  public ObjectNode create(Kind kind, ObjectNode object) {
    ObjectNode made = identified(kind, object);
    return put(Key.of(kind, made), made);
  }

  /** What {@link #create} would store, without storing it. */
  public ObjectNode identified(Kind kind, ObjectNode object) {
    ObjectNode made = Json.object();
    made.put("kind", kind.title()).put("apiVersion", kind.apiVersion()).setAll(object.deepCopy());
    ObjectNode metadata = Json.child(made, "metadata");
    if (!metadata.has("uid")) {
      metadata.put("uid", ids.get().toString());
    }
    if (!metadata.has("creationTimestamp")) {
      metadata.put("creationTimestamp", Json.time(clock.instant()));
    }
    return made;
  }

  /** Stores this tree under the next version; the tree belongs to the store from then on. */
  public ObjectNode put(Key key, ObjectNode object) {
    version++;
    Json.child(object, "metadata").put("resourceVersion", Long.toString(version));
    ObjectNode before = objects.put(key, object);
    Change.Type type = before == null ? Change.Type.ADDED : Change.Type.MODIFIED;
    changes.publish(new Change(version, type, key, object, Optional.ofNullable(before)));
    dirty.add(key.path());
    return object;
  }

  public void delete(Key key) {
    ObjectNode last = objects.remove(key);
    if (last == null) {
      return;
    }
    version++;
    ObjectNode shown = last.deepCopy();
    Json.child(shown, "metadata").put("resourceVersion", Long.toString(version));
    changes.publish(new Change(version, Change.Type.DELETED, key, shown, Optional.of(last)));
    dirty.add(key.path());
  }

  public Optional<ObjectNode> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  public List<ObjectNode> notes(String prefix) {
    return List.copyOf(notes.subMap(prefix, prefix + "\uffff").values());
  }

  public void note(String name, ObjectNode value) {
    notes.put(name, value);
    dirty.add("~" + name);
  }

  public void forget(String name) {
    if (notes.remove(name) != null) {
      dirty.add("~" + name);
    }
  }

  /** The changes after this version, empty when they are no longer known. */
  public Optional<List<Change>> changesSince(long since) {
    return changes.since(since);
  }

  public BlockingQueue<Change> watch() {
    return changes.open();
  }

  public boolean isWatching(BlockingQueue<Change> queue) {
    return changes.isOpen(queue);
  }

  public void unwatch(BlockingQueue<Change> queue) {
    changes.close(queue);
  }

  /** Writes what changed since the last flush to the state file; throws UncheckedIOException. */
  public void flush() {
    if (log.isEmpty() || dirty.isEmpty()) {
      return;
    }
    StateLog file = log.get();
    if (file.isLong()) {
      file.rewrite(entries());
    } else {
      file.append(dirty.stream().map(name -> entry(name, find(name))).toList());
    }
    dirty.clear();
  }

  private @Nullable ObjectNode find(String name) {
    return name.startsWith("~") ? notes.get(name.substring(1)) : objects.get(Key.parse(name));
  }

  private List<ObjectNode> entries() {
    var all = new java.util.ArrayList<ObjectNode>();
    objects.forEach((key, object) -> all.add(entry(key.path(), object)));
    notes.forEach((name, note) -> all.add(entry("~" + name, note)));
    return all;
  }

  private ObjectNode entry(String name, @Nullable ObjectNode value) {
    ObjectNode entry = Json.object().put("version", version).put("name", name);
    if (value != null) {
      entry.set("value", value);
    }
    return entry;
  }

  private void restore(ObjectNode entry) {
    version = Math.max(version, entry.path("version").asLong(0));
    String name = Json.text(entry, "name");
    ObjectNode value = entry.path("value") instanceof ObjectNode object ? object : null;
    if (name.startsWith("~")) {
      restoreNote(name.substring(1), value);
    } else if (value == null) {
      objects.remove(Key.parse(name));
    } else {
      objects.put(Key.parse(name), value);
    }
  }

  private void restoreNote(String name, @Nullable ObjectNode value) {
    if (value == null) {
      notes.remove(name);
    } else {
      notes.put(name, value);
    }
  }
}
