package dev.hindsight.bot.slack.outbox;

import java.time.InstantSource;

/** Hears that others read a channel from now on, or no more, and has what is there made anew. */
public class ChannelWatch {

  private final ChannelReaders readers;
  private final ChannelSweep sweep;
  private final InstantSource clock;

  public ChannelWatch(ChannelReaders readers, ChannelSweep sweep, InstantSource clock) {
    this.readers = readers;
    this.sweep = sweep;
    this.clock = clock;
  }

  /** Repeatable; what is told there from now on is asked about anew before it is. */
  public void changed(String channel) {
    readers.forget(channel);
    // another replica may remember for so long how it was
    sweep.begin(channel, clock.instant().plus(ChannelReaders.SHORTLY));
  }
}
