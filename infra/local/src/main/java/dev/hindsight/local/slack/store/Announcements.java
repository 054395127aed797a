package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Tells the app by events what changed in the workspace. */
public final class Announcements {
  private final Changes changes;
  private final Clock clock;
  private final Timestamps timestamps;
  private volatile Consumer<ObjectNode> listener = event -> {};

  public Announcements(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
    this.timestamps = new Timestamps(clock);
  }

  Instant now() {
    return clock.instant();
  }

  /** Who delivers from now on. */
  public void to(Consumer<ObjectNode> delivery) {
    listener = delivery;
  }

  /** Stamps the events and hands them on in their order. */
  public void tell(List<ObjectNode> events) {
    changes.bump();
    events.forEach(event -> listener.accept(event.put("event_ts", timestamps.next())));
  }
}
