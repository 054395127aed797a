package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incident's messages are ours while this is open: prolonged however long Slack takes, and soon
 * free for others when this process dies.
 */
final class CardLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CardLease.class);
  private static final long RENEW_SECONDS = 5;

  private final JdbcCards cards;
  private final IncidentId id;
  private final UUID holder = UUID.randomUUID();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean taken;

  CardLease(JdbcCards cards, IncidentId id) {
    this.cards = cards;
    this.id = id;
    this.taken = cards.lease(id, holder);
    if (taken) {
      Thread.ofVirtual().name("card-lease-" + id).start(this::prolong);
    }
  }

  /** False when somebody else was first. */
  boolean taken() {
    return taken;
  }

  /** Whether it still is ours; prolongs it. */
  boolean held() {
    return cards.prolong(id, holder);
  }

  private void prolong() {
    try {
      while (!closed.await(RENEW_SECONDS, TimeUnit.SECONDS)) {
        try {
          cards.prolong(id, holder);
        } catch (RuntimeException e) {
          LOG.warn("The lease of {} could not be prolonged, trying again", id, e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (taken) {
      cards.release(id, holder);
    }
  }
}
