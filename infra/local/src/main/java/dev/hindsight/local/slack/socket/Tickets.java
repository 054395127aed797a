package dev.hindsight.local.slack.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The right to open one socket within thirty seconds. */
final class Tickets {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private final Clock clock;
  private final Map<String, Instant> open = new ConcurrentHashMap<>();

  Tickets(Clock clock) {
    this.clock = clock;
  }

  String issue() {
    Instant now = clock.instant();
    open.values().removeIf(made -> now.isAfter(made.plus(LIFE)));
    String ticket = UUID.randomUUID().toString();
    open.put(ticket, now);
    return ticket;
  }

  boolean use(String ticket) {
    Instant made = open.remove(ticket);
    return made != null && !clock.instant().isAfter(made.plus(LIFE));
  }
}
