package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody locked a card's thread, so that it can be neither edited nor answered: another card goes
 * on in its place and says so once, in its own thread.
 */
final class LockedThread {

  /** How the name of a message begins that stays as it was. */
  static final String LEFT = "locked ";

  /** The same of a storm's. */
  static final String LEFT_OF_STORM = Storms.KIND + " " + LEFT;

  /** The name of the message that says so. */
  static final String MOVED = "moved";

  private static final Logger LOG = LoggerFactory.getLogger(LockedThread.class);
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private LockedThread() {}

  /** Leaves it; after three times it is waited for, as whoever locks them all wants that. */
  static Optional<Duration> leave(
      JdbcMessages messages, IncidentId id, String kind, Refused refused) {
    if (isLeft(kind) || !messages.leave(id, kind.startsWith(Storms.KIND))) {
      return SlackTrouble.wait(id, kind, refused);
    }
    LOG.warn("A thread of {} is locked; another message goes on in its place", id);
    return Optional.of(AT_ONCE);
  }

  /** Whether a message of this kind stays as it was, and so has no more than what it said once. */
  static boolean isLeft(String kind) {
    return kind.startsWith(LEFT) || kind.startsWith(LEFT_OF_STORM);
  }

  /** Whether one was left, by the names of what is shown. */
  static boolean wasLeft(Collection<String> shown) {
    return shown.stream().anyMatch(kind -> kind.startsWith(LEFT));
  }
}
