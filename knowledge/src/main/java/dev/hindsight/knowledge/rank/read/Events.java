package dev.hindsight.knowledge.rank.read;

import java.time.Instant;
import java.util.Optional;

/** Events in the bot's own words. */
final class Events {

  private Events() {}

  /** One event, whatever it was printed by. */
  record Seen(
      int number,
      String object,
      String type,
      String reason,
      long count,
      String message,
      Optional<Instant> at) {}

  static void add(Seen event, Findings found) {
    found.add(
        event.number(),
        event.object(),
        "event",
        "%s %s x%d%s: %s"
            .formatted(
                event.type().isEmpty() ? "Warning" : event.type(),
                event.reason(),
                event.count(),
                found.times().ifLongAgo(event.at()),
                event.message()));
  }
}
