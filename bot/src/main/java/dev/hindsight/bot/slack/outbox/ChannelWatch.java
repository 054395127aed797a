package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.InstantSource;

/** Has a channel shown anew once others read it, or read it no more. */
public class ChannelWatch {

  /** More of the past would keep edits of what is open waiting for long. */
  private static final int MOST = 200;

  private final ChannelReaders readers;
  private final JdbcMessages messages;
  private final JdbcCards cards;
  private final SchedulerClient queue;
  private final InstantSource clock;

  public ChannelWatch(
      ChannelReaders readers,
      JdbcMessages messages,
      JdbcCards cards,
      SchedulerClient queue,
      InstantSource clock) {
    this.readers = readers;
    this.messages = messages;
    this.cards = cards;
    this.queue = queue;
    this.clock = clock;
  }

  /** Repeatable; what of it was not done is noticed by the next post there. */
  public void changed(String channel) {
    readers.forget(channel);
    // another replica may remember for so long how it was
    var then = clock.instant().plus(ChannelReaders.SHORTLY);
    messages
        .in(channel, MOST)
        .forEach(id -> queue.scheduleIfNotExists(CardTask.instance(id, cards.want(id), false), then));
  }
}
