package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentRoom;
import java.time.Instant;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The Slack channel: queues in the caller's transaction that an incident be shown. */
public class SlackRoom implements IncidentRoom {

  private final JdbcCards cards;
  private final SchedulerClient queue;
  private final Runnable wake;

  /**
   * @param wake tells the scheduler of this replica to look now; only for speed
   */
  public SlackRoom(JdbcCards cards, SchedulerClient queue, Runnable wake) {
    this.cards = cards;
    this.queue = queue;
    this.wake = wake;
  }

  @Override
  public void refresh(IncidentId id) {
    long version = cards.want(id);
    // due at once, whatever the clocks say
    queue.scheduleIfNotExists(CardTask.instance(id, version, cards.posted(id)), Instant.EPOCH);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new AfterCommit(wake));
    } else {
      wake.run();
    }
  }

  private record AfterCommit(Runnable wake) implements TransactionSynchronization {

    @Override
    public void afterCommit() {
      wake.run();
    }
  }
}
