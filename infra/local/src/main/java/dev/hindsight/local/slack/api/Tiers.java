package dev.hindsight.local.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Slack's documented calls a minute and method, enforced only where somebody switched them on. */
final class Tiers {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int THIRD = 50;
  private static final int FOURTH = 100;

  private static final Set<String> SECOND =
      Set.of(
          "usergroups.list",
          "usergroups.users.list",
          "users.list",
          "chat.startStream",
          "chat.stopStream",
          "conversations.create",
          "conversations.list",
          "emoji.list",
          "reactions.remove");

  private static final Map<String, Integer> SPECIAL =
      Map.of(
          "apps.connections.open", 1,
          "chat.postMessage", Integer.MAX_VALUE,
          "assistant.threads.setStatus", 600,
          "auth.test", 600,
          "chat.getPermalink", 600,
          "blocks.validate", Integer.MAX_VALUE);

  private static final Set<String> FOURTHS =
      Set.of(
          "chat.postEphemeral",
          "chat.appendStream",
          "views.open",
          "views.push",
          "views.update",
          "views.publish",
          "files.getUploadURLExternal",
          "files.completeUploadExternal",
          "files.info",
          "users.info",
          "conversations.members");

  private final Clock clock;
  private final Map<String, Deque<Instant>> calls = new ConcurrentHashMap<>();

  Tiers(Clock clock) {
    this.clock = clock;
  }

  private static int limit(String method) {
    if (SPECIAL.containsKey(method)) {
      return SPECIAL.get(method);
    }
    if (SECOND.contains(method)) {
      return 20;
    }
    return FOURTHS.contains(method) ? FOURTH : THIRD;
  }

  /** Counts a call, or throws {@link RateLimited} when the last minute was full. */
  void take(String method) {
    Deque<Instant> minute = calls.computeIfAbsent(method, m -> new ArrayDeque<>());
    synchronized (minute) {
      Instant now = clock.instant();
      minute.removeIf(at -> !at.isAfter(now.minus(MINUTE)));
      if (minute.size() >= limit(method)) {
        Duration wait = Duration.between(now, minute.peekFirst().plus(MINUTE));
        throw new RateLimited((int) Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000)));
      }
      minute.addLast(now);
    }
  }
}
