package dev.hindsight.bot.slack.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Conversation;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.view.Readers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who reads a channel, as Slack says; remembered for a moment. */
public class ChannelReaders {

  /** For so long an answer is good for a card. */
  static final Duration SHORTLY = Duration.ofSeconds(10);

  /** For so long a card is not made anew only because Slack does not answer. */
  private static final Duration STILL = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(ChannelReaders.class);
  private static final String SHARED = "shared";

  private final MethodsClient slack;
  private final LongSupplier nanos;
  private final BiConsumer<String, Readers> news;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /**
   * @param slack with a short call timeout
   * @param news hears who reads a channel when this process did not know that, or otherwise
   */
  public ChannelReaders(MethodsClient slack, BiConsumer<String, Readers> news) {
    this(slack, System::nanoTime, news);
  }

  ChannelReaders(MethodsClient slack, LongSupplier nanos, BiConsumer<String, Readers> news) {
    this.news = news;
    this.slack = slack;
    this.nanos = nanos;
  }

  /** As it was a moment ago. */
  Readers of(String channel) {
    Read before = read.get(channel);
    if (before != null && nanos.getAsLong() - before.asked() < SHORTLY.toNanos()) {
      return before.still(nanos.getAsLong());
    }
    Readers now = now(channel);
    Read kept = read.get(channel);
    return kept == null ? now : kept.still(nanos.getAsLong());
  }

  /** Asked anew, as before anything is posted that is for our own people. */
  public Readers now(String channel) {
    long asked = nanos.getAsLong();
    SlackAnswer answer =
        SlackCalls.call(
            () -> slack.conversationsInfo(r -> r.channel(channel)),
            info -> new Done(channel, isShared(info.getChannel()) ? SHARED : ""));
    Readers readers =
        answer instanceof Done(_, String word)
            ? word.equals(SHARED) ? Readers.OTHERS_TOO : Readers.OURS
            : Readers.UNKNOWN;
    Read last = read.get(channel);
    boolean known = readers != Readers.UNKNOWN;
    Read next =
        known || last == null
            ? new Read(readers, asked, asked)
            : new Read(last.readers(), last.known(), asked);
    if (known && (last == null || last.readers() != readers)) {
      news.accept(channel, readers);
    }
    read.put(channel, next);
    if (!known && (last == null || last.isKnown())) {
      LOG.warn(
          "Slack does not say who reads {}: {}. Plans and evidence wait; it is asked again.",
          channel,
          answer);
    } else if (known && (last == null || !last.isKnown() || last.readers() != readers)) {
      LOG.info("Channel {} is read by {}", channel, readers);
    }
    return readers;
  }

  private static boolean isShared(Conversation channel) {
    return channel.isExtShared() || channel.isPendingExtShared();
  }

  /** Slack said that something about it has changed. */
  void forget(String channel) {
    read.remove(channel);
  }

  /** The last answer, when it was given, and when Slack was asked last. */
  private record Read(Readers readers, long known, long asked) {

    boolean isKnown() {
      return readers != Readers.UNKNOWN && known == asked;
    }

    Readers still(long now) {
      return now - known < STILL.toNanos() ? readers : Readers.UNKNOWN;
    }
  }
}
