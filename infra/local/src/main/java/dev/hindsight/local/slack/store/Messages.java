package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All lasting messages, as Slack's own JSON, by channel and timestamp. */
public final class Messages {
  private static final String KEY = "message/";
  private static final String LAST = "last-ts";

  private final StateFile file;
  private final Changes changes;
  private final Timestamps timestamps;
  private final Map<String, NavigableMap<String, ObjectNode>> byChannel = new ConcurrentHashMap<>();

  /** Message nodes seen from outside are copies, so a reader never sees a half-made change. */
  public Messages(StateFile file, Changes changes, Clock clock) {
    this.file = file;
    this.changes = changes;
    this.timestamps = new Timestamps(clock);
    load(file.entries());
  }

  /** Takes what is kept instead of all there is. */
  synchronized void load(Map<String, ObjectNode> entries) {
    byChannel.clear();
    entries.forEach(this::restore);
  }

  private void restore(String key, ObjectNode value) {
    timestamps.after(Json.text(value, "ts"));
    String[] parts = key.split("/", 3);
    if (key.startsWith(KEY) && parts.length == 3) {
      in(parts[1]).put(parts[2], value);
    }
  }

  public Timestamps timestamps() {
    return timestamps;
  }

  /** Adds a message, giving it a timestamp; the returned node carries it. */
  public synchronized ObjectNode add(String channel, ObjectNode draft) {
    ObjectNode message = draft.deepCopy();
    message.put("ts", timestamps.next());
    return keep(channel, message);
  }

  /** Replaces the message with the same timestamp. */
  public synchronized ObjectNode keep(String channel, ObjectNode message) {
    ObjectNode kept = message.deepCopy();
    String ts = Json.text(kept, "ts");
    file.put(KEY + channel + "/" + ts, kept);
    in(channel).put(ts, kept);
    changes.bump();
    return kept.deepCopy();
  }

  public synchronized void remove(String channel, String ts) {
    file.put(LAST, Json.object("ts", ts));
    file.remove(KEY + channel + "/" + ts);
    in(channel).remove(ts);
    changes.bump();
  }

  public synchronized Optional<ObjectNode> find(String channel, String ts) {
    return Optional.ofNullable(in(channel).get(ts)).map(ObjectNode::deepCopy);
  }

  /** Top-level messages and broadcast replies, oldest first, with their reply counts. */
  public synchronized List<ObjectNode> top(String channel) {
    Map<String, List<ObjectNode>> replies = new ConcurrentSkipListMap<>();
    List<ObjectNode> top = new ArrayList<>();
    for (ObjectNode m : in(channel).values()) {
      if (isReply(m)) {
        replies.computeIfAbsent(Json.text(m, "thread_ts"), k -> new ArrayList<>()).add(m);
      }
      if (!isReply(m) || Json.text(m, "subtype").equals("thread_broadcast")) {
        top.add(m);
      }
    }
    return top.stream()
        .map(m -> counted(m, replies.getOrDefault(Json.text(m, "ts"), List.of())))
        .toList();
  }

  /** The root message and its replies, oldest first; empty when there is no such root. */
  public synchronized List<ObjectNode> thread(String channel, String root) {
    ObjectNode parent = in(channel).get(root);
    if (parent == null) {
      return List.of();
    }
    List<ObjectNode> replies =
        in(channel).values().stream()
            .filter(m -> isReply(m) && Json.text(m, "thread_ts").equals(root))
            .map(ObjectNode::deepCopy)
            .toList();
    List<ObjectNode> thread = new ArrayList<>();
    thread.add(counted(parent, replies));
    thread.addAll(replies);
    return thread;
  }

  /** Nobody writes in this message's thread any more, and what is there is not edited; or again. */
  public synchronized void lock(String channel, String ts, boolean locked) {
    ObjectNode message = find(channel, ts).orElseThrow(() -> new SlackError("message_not_found"));
    keep(channel, message.put("is_locked", locked));
  }

  public static boolean isLocked(ObjectNode root) {
    return root.path("is_locked").asBoolean(false);
  }

  private static boolean isReply(ObjectNode m) {
    String root = Json.text(m, "thread_ts");
    return !root.isEmpty() && !root.equals(Json.text(m, "ts"));
  }

  private static ObjectNode counted(ObjectNode message, List<ObjectNode> replies) {
    ObjectNode copy = message.deepCopy();
    if (replies.isEmpty()) {
      return copy;
    }
    Set<String> users = new LinkedHashSet<>();
    replies.forEach(r -> users.add(Json.text(r, "user")));
    copy.put("thread_ts", Json.text(copy, "ts"));
    copy.put("reply_count", replies.size());
    copy.put("reply_users_count", users.size());
    ArrayNode names = copy.putArray("reply_users");
    users.forEach(names::add);
    copy.put("latest_reply", Json.text(replies.getLast(), "ts"));
    return copy;
  }

  private NavigableMap<String, ObjectNode> in(String channel) {
    return byChannel.computeIfAbsent(channel, k -> new TreeMap<>());
  }
}
