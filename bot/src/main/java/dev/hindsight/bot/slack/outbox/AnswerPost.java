package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.view.Readers;
import dev.hindsight.bot.slack.view.SharedCard;
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
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final SlackCalls slack;
  private final JdbcInbox inbox;
  private final JdbcLanes lanes;
  private final ChannelReaders readers;
  private final JdbcChannels channels;

  public AnswerPost(
      SlackCalls slack,
      JdbcInbox inbox,
      JdbcLanes lanes,
      ChannelReaders readers,
      JdbcChannels channels) {
    this.channels = channels;
    this.readers = readers;
    this.slack = slack;
    this.inbox = inbox;
    this.lanes = lanes;
  }

  /** How often an answer is made, and when. */
  public enum Making {
    /** At each try: it says what is then. */
    ANEW,
    /** Once, as a model was asked for it: its words are said until they are heard. */
    ONCE,
    /** Once and at once, however long saying so has to wait. */
    AT_ONCE
  }

  /** Empty when there is nothing more to do, else when to try again. */
  public Optional<Duration> post(Heard heard, Making making, Supplier<Message> answer) {
    Optional<Boolean> begun = inbox.begun(key(heard));
    if (begun.isEmpty()) {
      LOG.error("Gave up answering {}: it was said more than a day ago", heard.event());
      return Optional.empty();
    }
    if (making == Making.AT_ONCE) {
      made(heard, making, answer);
    }
    return begun.get() ? look(heard, making, answer) : send(heard, making, answer, false);
  }

  private Optional<Duration> look(Heard heard, Making making, Supplier<Message> answer) {
    return switch (slack.find(
        heard.channel(), thread(heard), heard.event(), inbox.since(key(heard)))) {
      case Done(_, String ts) when !ts.isEmpty() -> stands(heard, ts);
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
      // not there, or not to be seen: twice is better than not at all
      case Done _, Refused _ -> send(heard, making, answer, true);
    };
  }

  private Optional<Duration> send(
      Heard heard, Making making, Supplier<Message> answer, boolean looked) {
    Optional<Duration> taken = lanes.take(heard.channel(), false);
    if (taken.isPresent()) {
      return taken;
    }
    long since = System.nanoTime();
    Message message = made(heard, making, answer);
    if (System.nanoTime() - since > AT_ONCE.toNanos()) {
      // its place is over
      taken = lanes.take(heard.channel(), false);
      if (taken.isPresent()) {
        return taken;
      }
    }
    // to make it may have taken minutes; who comes again tells it to one alone
    if (making != Making.AT_ONCE && isOverheard(heard.channel())) {
      return Optional.of(AT_ONCE);
    }
    Claim claim = slack.claim();
    if (!inbox.begin(key(heard), looked)) {
      // to make it took so long that another replica answers too
      return Optional.of(RETRY);
    }
    SlackAnswer posted = post(heard, message.naming(), claim);
    if (posted instanceof Refused refused && refused.isForBlocks()) {
      LOG.error("Slack refused the layout of an answer: {}. Sending plain text.", refused.error());
      posted = post(heard, message.words().naming(), claim);
    }
    return posted instanceof Refused refused && refused.isOfThread()
        ? inPrivate(heard, message, claim)
        : ended(heard, posted);
  }

  /** Where nobody can write any more, who asked is told alone. */
  private Optional<Duration> inPrivate(Heard heard, Message message, Claim claim) {
    Message alone = SharedCard.notShown("That thread is locked.", message.naming());
    SlackAnswer told = slack.post(heard.person(), Optional.empty(), alone, heard.event(), claim);
    return told instanceof Done ? Optional.empty() : ended(heard, told);
  }

  /** Whether others than our own read there, as Slack says now. */
  public boolean isOverheard(String channel) {
    return !channel.startsWith("D") && readers.now(channel) != Readers.OURS;
  }

  /**
   * The answer, made or as it was made before. What is done on a word is answered in words alone:
   * it is done once, and said until heard.
   */
  public Message made(Heard heard, Making making, Supplier<Message> answer) {
    return inbox
        .words(key(heard))
        .map(words -> new Message(words, List.of()))
        .orElseGet(() -> kept(heard, making, answer.get()));
  }

  private Message kept(Heard heard, Making making, Message message) {
    if (making != Making.ANEW || message.blocks().isEmpty()) {
      inbox.words(key(heard), message.text());
    }
    return message;
  }

  private Optional<Duration> ended(Heard heard, SlackAnswer posted) {
    return switch (posted) {
      case Done(_, String ts) -> stands(heard, ts);
      case Busy busy -> {
        inbox.notBegun(key(heard));
        lanes.block(heard.channel(), busy.pause());
        yield Optional.of(busy.pause());
      }
      case Unsure _ -> Optional.of(RETRY);
      case Refused refused when refused.isOfTheMoment() -> {
        inbox.notBegun(key(heard));
        yield Optional.of(RETRY);
      }
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

  /** Where it stands is kept for the day on which others read there. */
  private Optional<Duration> stands(Heard heard, String ts) {
    if (!heard.channel().startsWith("D")) {
      channels.answered(heard.channel(), ts);
    }
    return Optional.empty();
  }

  private SlackAnswer post(Heard heard, Message message, Claim claim) {
    return lanes.posted(
        heard.channel(), slack.post(heard.channel(), thread(heard), message, heard.event(), claim));
  }

  private static Optional<String> thread(Heard heard) {
    return Optional.of(heard.thread()).filter(ts -> !ts.isEmpty());
  }

  private static String key(Heard heard) {
    return "event " + heard.event();
  }
}
