package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Subscription.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks who is due. Any replica may, at any time and as often as it likes: a digest is begun in the
 * same transaction that queues it, and the database takes only the first beginning.
 */
public class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** People travel; where they are now is asked again before they would hear too late of it. */
  private static final Duration KNOWN = Duration.ofMinutes(30);

  private final JdbcSubscriptions subscriptions;
  private final Zones zones;
  private final DigestChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Rounds(
      JdbcSubscriptions subscriptions,
      Zones zones,
      DigestChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.zones = zones;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One look; a trouble with one place is no trouble of the others. */
  public void look() {
    Instant now = clock.instant();
    subscriptions.zonesFromBefore(now.minus(KNOWN)).forEach(each -> ask(each, now));
    for (Subscription each : subscriptions.active()) {
      try {
        send(each, now);
      } catch (RuntimeException e) {
        LOG.error(
            "The digest for {} could not be queued; the next look tries again.", each.place(), e);
      }
    }
  }

  private void ask(Subscription of, Instant now) {
    zones.of(of.person()).ifPresent(zone -> subscriptions.zone(of.place(), zone, now));
  }

  private void send(Subscription to, Instant now) {
    Due due = to.next(subscriptions.told(to.place()), now);
    if (due.at().isAfter(now)) {
      return;
    }
    Sending sending = new Sending(to.place(), due.week(), to.zone(), due.at());
    transaction.executeWithoutResult(
        _ -> {
          if (subscriptions.begin(sending)) {
            channel.send(sending);
          }
        });
  }
}
