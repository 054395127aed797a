package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was said before it is acknowledged; the answer is work for afterwards. */
public class Inbox {

  private final JdbcInbox kept;
  private final SchedulerClient queue;
  private final TransactionTemplate transaction;
  private final Runnable wake;
  private final AtOnce here;

  /**
   * @param wake tells the scheduler of this replica to look now; only for speed
   * @param here answers on this replica
   */
  public Inbox(
      JdbcInbox kept,
      SchedulerClient queue,
      TransactionTemplate transaction,
      Runnable wake,
      AtOnce here) {
    this.kept = kept;
    this.queue = queue;
    this.transaction = transaction;
    this.wake = wake;
    this.here = here;
  }

  /** Keeps one answer to be given, however often the words are delivered, and begins it here. */
  public void keep(Heard heard) {
    boolean mine = here.hasRoom();
    // else due at once, whatever the clocks say
    boolean fresh = keep(heard, mine ? here.until() : Instant.EPOCH);
    if (mine && fresh) {
      here.begin(heard);
    } else {
      wake.run();
    }
  }

  private boolean keep(Heard heard, Instant due) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              boolean fresh = kept.keep("event " + heard.event());
              if (fresh) {
                AnswerTask.queue(queue, heard, due);
              }
              return fresh;
            }));
  }
}
