package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was said before it is acknowledged; the answer is work for afterwards. */
public class Inbox {

  private final JdbcInbox kept;
  private final SchedulerClient queue;
  private final TransactionTemplate transaction;
  private final Runnable wake;

  /**
   * @param wake tells the scheduler of this replica to look now; only for speed
   */
  public Inbox(
      JdbcInbox kept, SchedulerClient queue, TransactionTemplate transaction, Runnable wake) {
    this.kept = kept;
    this.queue = queue;
    this.transaction = transaction;
    this.wake = wake;
  }

  /** Queues one answer, however often the words are delivered. */
  public void keep(Heard heard) {
    transaction.executeWithoutResult(
        _ -> {
          if (kept.keep("event " + heard.event())) {
            AnswerTask.queue(queue, heard);
          }
        });
    wake.run();
  }
}
