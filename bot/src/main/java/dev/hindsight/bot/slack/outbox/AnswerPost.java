package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts an answer below what was said, and after a doubt looks before it posts again. */
public class AnswerPost {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerPost.class);
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final SlackCalls slack;
  private final JdbcInbox inbox;
  private final JdbcLanes lanes;

  public AnswerPost(SlackCalls slack, JdbcInbox inbox, JdbcLanes lanes) {
    this.slack = slack;
    this.inbox = inbox;
    this.lanes = lanes;
  }

  /**
   * Empty when there is nothing more to do, else when to try again.
   *
   * @param urgent what is asked for is done at once, however long saying so has to wait
   */
  public Optional<Duration> post(Heard heard, boolean urgent, Supplier<Message> answer) {
    Optional<Boolean> begun = inbox.begun(key(heard));
    if (begun.isEmpty()) {
      LOG.error("Gave up answering {}: it was said more than a day ago", heard.event());
      return Optional.empty();
    }
    if (urgent && inbox.words(key(heard)).isEmpty()) {
      made(heard, answer);
    }
    return begun.get() ? look(heard, answer) : send(heard, answer);
  }

  private Optional<Duration> look(Heard heard, Supplier<Message> answer) {
    return switch (slack.find(
        heard.channel(), thread(heard), heard.event(), inbox.since(key(heard)))) {
      case Done(_, String ts) when !ts.isEmpty() -> Optional.empty();
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
      // not there, or not to be seen: twice is better than not at all
      case Done _, Refused _ -> send(heard, answer);
    };
  }

  private Optional<Duration> send(Heard heard, Supplier<Message> answer) {
    Optional<Duration> taken = lanes.take(heard.channel(), false);
    if (taken.isPresent()) {
      return taken;
    }
    Message message =
        inbox
            .words(key(heard))
            .map(words -> new Message(words, List.of()))
            .orElseGet(() -> made(heard, answer));
    inbox.begun(key(heard), true);
    SlackAnswer posted = post(heard, message.naming());
    if (posted instanceof Refused refused && refused.isForBlocks()) {
      LOG.error("Slack refused the layout of an answer: {}. Sending plain text.", refused.error());
      posted = post(heard, message.words().naming());
    }
    return ended(heard, posted);
  }

  /** What is done on a word is answered in words alone: it is done once, and said until heard. */
  private Message made(Heard heard, Supplier<Message> answer) {
    Message message = answer.get();
    if (message.blocks().isEmpty()) {
      inbox.words(key(heard), message.text());
    }
    return message;
  }

  private Optional<Duration> ended(Heard heard, SlackAnswer posted) {
    return switch (posted) {
      case Done _ -> Optional.empty();
      case Busy busy -> {
        inbox.begun(key(heard), false);
        lanes.block(heard.channel(), busy.pause());
        yield Optional.of(busy.pause());
      }
      case Unsure _ -> Optional.of(RETRY);
      case Refused refused -> {
        LOG.error(
            "Slack did not take an answer in {}: {}. {}",
            heard.channel(),
            refused.error(),
            SlackTrouble.advice(refused.error()));
        yield Optional.empty();
      }
    };
  }

  private SlackAnswer post(Heard heard, Message message) {
    return slack.post(heard.channel(), thread(heard), message, heard.event());
  }

  private static Optional<String> thread(Heard heard) {
    return Optional.of(heard.thread()).filter(ts -> !ts.isEmpty());
  }

  private static String key(Heard heard) {
    return "event " + heard.event();
  }
}
