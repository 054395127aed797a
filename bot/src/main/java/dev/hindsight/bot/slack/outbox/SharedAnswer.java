package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Shows an answer to all in a channel as a message of the bot's own: by the address of a command it
 * could never be taken out again, once others read there.
 */
public class SharedAnswer {

  private static final int PLACES = 5;

  private final SlackCalls slack;
  private final JdbcLanes lanes;
  private final JdbcChannels channels;
  private final Predicate<Duration> pause;

  /**
   * @param pause waits that long; false when there is no more time
   */
  public SharedAnswer(
      SlackCalls slack, JdbcLanes lanes, JdbcChannels channels, Predicate<Duration> pause) {
    this.slack = slack;
    this.lanes = lanes;
    this.channels = channels;
    this.pause = pause;
  }

  /** Empty when it stands there, else why not, in a sentence for whoever shares it. */
  public Optional<String> show(String channel, Message message) {
    SlackAnswer posted = posted(channel, message);
    if (posted instanceof Done(String where, String ts)) {
      channels.answered(where, ts);
      return Optional.empty();
    }
    return Optional.of(
        posted instanceof SlackAnswer.Refused refused && refused.error().equals("not_in_channel")
            ? "I am not in this channel, and could not take it out again: invite me, /invite"
                + " @hindsight."
            : "Slack did not show it here.");
  }

  private SlackAnswer posted(String channel, Message message) {
    for (int place = 0; place < PLACES; place++) {
      Optional<Duration> taken = lanes.take(channel, false);
      if (taken.isEmpty()) {
        return lanes.posted(
            channel, slack.post(channel, Optional.empty(), message.naming(), "shared answer"));
      }
      if (!pause.test(taken.get())) {
        break;
      }
    }
    return new Busy(Duration.ZERO);
  }
}
