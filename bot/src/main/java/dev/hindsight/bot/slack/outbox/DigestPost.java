package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.JdbcDigestSends.Posted;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts one message of a digest, and never twice: after a doubt it looks first. */
public class DigestPost {

  private static final Logger LOG = LoggerFactory.getLogger(DigestPost.class);
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final SlackCalls slack;
  private final JdbcDigestSends sends;
  private final JdbcLanes lanes;
  private final BiConsumer<String, String> doubles;

  /**
   * @param doubles takes out, by channel and {@code ts}, what another has posted too
   */
  public DigestPost(
      SlackCalls slack,
      JdbcDigestSends sends,
      JdbcLanes lanes,
      BiConsumer<String, String> doubles) {
    this.doubles = doubles;
    this.slack = slack;
    this.sends = sends;
    this.lanes = lanes;
  }

  /**
   * Done where it is posted, now or before; busy with how long to wait; or refused.
   *
   * @param kind which message of the digest
   * @param forms the message; where Slack takes not the one, the next
   */
  SlackAnswer post(
      JdbcDigestSends.Key key,
      String kind,
      String channel,
      Optional<String> thread,
      List<Message> forms) {
    Optional<Posted> begun = sends.message(key, kind);
    Target to = new Target(key, kind, channel, thread, forms);
    return begun
        .flatMap(Posted::ts)
        .<SlackAnswer>map(ts -> new Done(channel, ts))
        .orElseGet(
            () ->
                begun
                    .filter(Posted::unsure)
                    .map(posted -> look(to, posted.since()))
                    .orElseGet(() -> send(to, false)));
  }

  /** Where it is; an empty {@code ts} says that it is not there. */
  SlackAnswer find(JdbcDigestSends.Key key, String kind) {
    Optional<Posted> begun = sends.message(key, kind);
    if (begun.filter(Posted::unsure).isEmpty()) {
      return new Done("", begun.flatMap(Posted::ts).orElse(""));
    }
    Posted posted = begun.get();
    return slack.find(posted.channel(), Optional.empty(), key.outboxId(kind), posted.since());
  }

  /** A post was begun and its answer never seen: it may be there. */
  private SlackAnswer look(Target to, String since) {
    return switch (slack.find(to.channel, to.thread, to.outboxId(), since)) {
      case Done(_, String ts) when !ts.isEmpty() -> posted(to, ts);
      case Busy busy -> busy;
      case Unsure _ -> new Busy(RETRY);
      // not there, or not to be seen: twice is better than not at all
      case Done _, Refused _ -> send(to, true);
    };
  }

  private SlackAnswer send(Target to, boolean looked) {
    Optional<Duration> taken = lanes.take(to.channel, false);
    if (taken.isPresent()) {
      return new Busy(taken.get());
    }
    Claim claim = slack.claim();
    if (!sends.begin(to.key, to.kind, to.channel, looked, claim.id())) {
      return new Busy(RETRY);
    }
    SlackAnswer answer = post(to, claim);
    return switch (answer) {
      case Done(_, String ts) -> posted(to, ts, claim);
      case Busy busy -> {
        sends.notPosted(to.key, to.kind, claim.id());
        lanes.block(to.channel, busy.pause());
        yield busy;
      }
      case Unsure(String why) -> {
        LOG.warn(
            "No answer from Slack for {}: {}. Looking before it is sent again.",
            to.outboxId(),
            why);
        yield new Busy(RETRY);
      }
      case Refused refused -> {
        sends.notPosted(to.key, to.kind, claim.id());
        yield refused;
      }
    };
  }

  private SlackAnswer post(Target to, Claim claim) {
    SlackAnswer answer = new Refused("invalid_blocks", Optional.empty());
    for (Message form : to.forms) {
      answer =
          lanes.posted(to.channel, slack.post(to.channel, to.thread, form, to.outboxId(), claim));
      if (!(answer instanceof Refused refused && refused.isForBlocks())) {
        return answer;
      }
      LOG.error("Slack refused a form of {}: {}", to.outboxId(), refused.error());
    }
    return answer;
  }

  private SlackAnswer posted(Target to, String ts, Claim claim) {
    if (sends.posted(to.key, to.kind, ts, claim.id())) {
      return new Done(to.channel, ts);
    }
    doubles.accept(to.channel, ts);
    return new Busy(RETRY);
  }

  private SlackAnswer posted(Target to, String ts) {
    sends.posted(to.key, to.kind, ts);
    return new Done(to.channel, ts);
  }

  /** One message on its way. */
  private record Target(
      JdbcDigestSends.Key key,
      String kind,
      String channel,
      Optional<String> thread,
      List<Message> forms) {

    String outboxId() {
      return key.outboxId(kind);
    }
  }
}
