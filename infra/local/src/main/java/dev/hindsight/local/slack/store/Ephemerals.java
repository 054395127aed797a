package dev.hindsight.local.slack.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Messages only one person sees, gone when that person reloads the page; never on disk. */
public final class Ephemerals {
  private static final int KEPT = 2_000;

  /**
   * One of them.
   *
   * @param seq the workspace version at which it appeared; a page loaded later does not show it
   * @param user the one who sees it
   * @param channel where
   * @param message Slack's JSON
   */
  public record Ephemeral(long seq, String user, String channel, ObjectNode message) {}

  private final Changes changes;
  private final Timestamps timestamps;
  private final List<Ephemeral> all = new ArrayList<>();

  public Ephemerals(Changes changes, Timestamps timestamps) {
    this.changes = changes;
    this.timestamps = timestamps;
  }

  /** Shows a message to one person and returns its timestamp. */
  public synchronized String add(String user, String channel, ObjectNode draft) {
    ObjectNode message = draft.deepCopy();
    String ts = timestamps.next();
    message.put("ts", ts).put("is_ephemeral", true);
    all.add(new Ephemeral(changes.bump(), user, channel, message));
    if (all.size() > KEPT) {
      all.removeFirst();
    }
    return ts;
  }

  public synchronized Optional<Ephemeral> find(String user, String ts) {
    return all.stream()
        .filter(e -> e.user().equals(user) && Json.text(e.message(), "ts").equals(ts))
        .findFirst();
  }

  /** Puts new content in the place of an old one; keeps its timestamp. */
  public synchronized void replace(Ephemeral old, ObjectNode draft) {
    int at = all.indexOf(old);
    if (at >= 0) {
      ObjectNode message = draft.deepCopy();
      message.put("ts", Json.text(old.message(), "ts")).put("is_ephemeral", true);
      all.set(at, new Ephemeral(old.seq(), old.user(), old.channel(), message));
      changes.bump();
    }
  }

  public synchronized void remove(Ephemeral old) {
    all.remove(old);
    changes.bump();
  }

  synchronized void clear() {
    all.clear();
  }

  public synchronized List<Ephemeral> of(String user) {
    return all.stream().filter(e -> e.user().equals(user)).toList();
  }
}
