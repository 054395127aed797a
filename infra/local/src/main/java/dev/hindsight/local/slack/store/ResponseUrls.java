package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The right to answer an act through its response URL: five times within thirty minutes. */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  /**
   * What an answer refers to.
   *
   * @param user who acted
   * @param channel where
   * @param ts the message acted on, empty for a slash command
   * @param ephemeral whether that message was ephemeral
   */
  public record Origin(String user, String channel, String ts, boolean ephemeral) {}

  private record Grant(Origin origin, Instant made, int uses) {}

  private final Clock clock;
  private final Map<String, Grant> all = new ConcurrentHashMap<>();

  public ResponseUrls(Clock clock) {
    this.clock = clock;
  }

  public String issue(Origin origin) {
    Instant now = clock.instant();
    all.values().removeIf(g -> now.isAfter(g.made().plus(LIFE.multipliedBy(2))));
    String id = UUID.randomUUID().toString().replace("-", "");
    all.put(id, new Grant(origin, now, 0));
    return id;
  }

  /**
   * Uses it once.
   *
   * @throws SlackError expired_url or used_url
   */
  public synchronized Origin use(String id) {
    Grant grant = all.get(id);
    if (grant == null || clock.instant().isAfter(grant.made().plus(LIFE))) {
      throw new SlackError("expired_url");
    }
    if (grant.uses() >= USES) {
      throw new SlackError("used_url");
    }
    all.put(id, new Grant(grant.origin(), grant.made(), grant.uses() + 1));
    return grant.origin();
  }
}
