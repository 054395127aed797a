package dev.hindsight.local.up;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is running, and the order in which it stops. */
final class Parts implements AutoCloseable {

  /** In the order in which they stop. */
  enum Part {
    BOT,
    MODEL,
    CLUSTER,
    AWS,
    AWS_SERVER,
    SLACK,
    POSTGRES,
    DATA
  }

  private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);
  private final Progress progress;
  private boolean closed;

  Parts(Progress progress) {
    this.progress = progress;
  }

  /** Remembers a part; one that comes up while we stop is stopped at once. */
  <T extends AutoCloseable> T add(Part part, T closeable) {
    if (!remember(part, closeable)) {
      close(part, closeable);
    }
    return closeable;
  }

  private synchronized boolean remember(Part part, AutoCloseable closeable) {
    if (!closed) {
      running.put(part, closeable);
    }
    return !closed;
  }

  /** The running part of this kind. */
  synchronized <T> T get(Part part, Class<T> type) {
    return Optional.ofNullable(running.get(part))
        .map(type::cast)
        .orElseThrow(() -> new IllegalStateException(part + " does not run"));
  }

  /** Stops everything in order; a part that fails to stop does not keep the others. */
  @Override
  public void close() {
    Map<Part, AutoCloseable> all = toStop();
    if (all.containsKey(Part.BOT)) {
      progress.say("stopping ...");
    }
    all.forEach(this::close);
    if (all.containsKey(Part.BOT)) {
      progress.say("stopped");
    }
  }

  private synchronized Map<Part, AutoCloseable> toStop() {
    closed = true;
    Map<Part, AutoCloseable> all = new EnumMap<>(running);
    running.clear();
    return all;
  }

  private void close(Part part, AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      progress.say("could not stop %s in good order: %s".formatted(part, e));
    }
  }
}
