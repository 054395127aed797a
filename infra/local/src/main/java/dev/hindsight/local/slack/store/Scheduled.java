package dev.hindsight.local.slack.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Messages for later; lost with the process. */
public final class Scheduled {

  /** One of them. */
  public record Later(String id, String channel, Instant at, ObjectNode draft) {}

  private final List<Later> all = new ArrayList<>();

  public synchronized String add(String channel, Instant at, ObjectNode draft) {
    String id = "Q" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    all.add(new Later(id, channel, at, draft));
    return id;
  }

  /** False when there is no such message any more. */
  public synchronized boolean remove(String channel, String id) {
    return all.removeIf(m -> m.id().equals(id) && m.channel().equals(channel));
  }

  synchronized void clear() {
    all.clear();
  }

  public synchronized List<Later> all() {
    return List.copyOf(all);
  }

  /** Takes those whose time has come, earliest first. */
  public synchronized List<Later> due(Instant now) {
    List<Later> due =
        all.stream()
            .filter(m -> !m.at().isAfter(now))
            .sorted(Comparator.comparing(Later::at))
            .toList();
    all.removeAll(due);
    return due;
  }
}
