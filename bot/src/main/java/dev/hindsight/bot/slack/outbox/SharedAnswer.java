package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Shows an answer to all in a channel as a message of the bot's own: by the address of a command it
 * could never be taken out again, once others read there.
 */
public class SharedAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(SharedAnswer.class);
  private static final int PLACES = 5;
  private static final int LOOKS = 3;
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final String DOUBT =
      "It may stand here all the same, and then I cannot take it out later. Look before you share"
          + " it again.";
  private static final String INVITE =
      "I am not in this channel, and could not take it out again: invite me, /invite @hindsight.";

  private final SlackCalls slack;
  private final JdbcLanes lanes;
  private final JdbcChannels channels;
  private final JdbcInbox inbox;
  private final Predicate<Duration> pause;

  /**
   * @param pause waits that long; false when there is no more time
   */
  public SharedAnswer(
      SlackCalls slack,
      JdbcLanes lanes,
      JdbcChannels channels,
      JdbcInbox inbox,
      Predicate<Duration> pause) {
    this.inbox = inbox;
    this.slack = slack;
    this.lanes = lanes;
    this.channels = channels;
    this.pause = pause;
  }

  /**
   * Empty when it stands there, else why not, in a sentence for whoever shares it.
   *
   * @param key of what somebody did, the same when it is done again after a replica's death
   */
  public Optional<String> show(String key, String channel, Message message) {
    String id = id(key);
    SlackAnswer before = inbox.keep(id) ? new Done(channel, "") : looked(channel, id);
    return switch (isNot(before) ? shown(channel, message, id) : before) {
      case Done(_, String ts) when !ts.isEmpty() -> {
        channels.answered(channel, ts);
        yield Optional.empty();
      }
      case Unsure _ -> Optional.of(DOUBT);
      case Refused refused when refused.error().equals("not_in_channel") -> Optional.of(INVITE);
      case Done _, Busy _, Refused _ -> Optional.of("Slack did not show it here.");
    };
  }

  /** Keeps what a replica that died has shown for it, where it did; what was done stays told. */
  public void stands(String key, String channel) {
    String id = id(key);
    try {
      if (inbox.begun(id).isPresent()
          && looked(channel, id) instanceof Done(_, String ts)
          && !ts.isEmpty()) {
        channels.answered(channel, ts);
      }
    } catch (DataAccessException e) {
      LOG.warn("whether an answer of {} was shared before is not known", channel, e);
    }
  }

  /** What others may read of it says nothing of the key. */
  private static String id(String key) {
    return "shared " + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it was looked for and is not there. */
  private static boolean isNot(SlackAnswer before) {
    return before instanceof Done(_, String ts) && ts.isEmpty();
  }

  private SlackAnswer shown(String channel, Message message, String id) {
    SlackAnswer posted = posted(channel, message, id);
    return posted instanceof Unsure ? looked(channel, id) : posted;
  }

  private SlackAnswer posted(String channel, Message message, String id) {
    for (int place = 0; place < PLACES; place++) {
      Optional<Duration> taken = lanes.take(channel, false);
      if (taken.isEmpty()) {
        return lanes.posted(channel, slack.post(channel, Optional.empty(), message.naming(), id));
      }
      if (!pause.test(taken.get())) {
        break;
      }
    }
    return new Busy(Duration.ZERO);
  }

  /** Where Slack's answer was lost it may stand there, at once or a moment later. */
  private SlackAnswer looked(String channel, String id) {
    SlackAnswer found = new Unsure("nobody looked");
    for (int look = 0; look < LOOKS && pause.test(A_MOMENT); look++) {
      found = slack.find(channel, Optional.empty(), id, "0");
      if (found instanceof Done(_, String ts) && !ts.isEmpty()) {
        return found;
      }
    }
    return found instanceof Done ? found : new Unsure("Slack does not say whether it stands there");
  }
}
