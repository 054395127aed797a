package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.view.Readers;
import java.time.Duration;
import java.util.Optional;

/** Makes Slack show one message: posts it once, edits it afterwards; empty means it is shown. */
public class MessageSender {

  private static final Duration RETRY = Duration.ofSeconds(3);

  private final SlackCalls slack;
  private final JdbcMessages messages;
  private final FirstPost firstPost;
  private final FileShare fileShare;
  private final JdbcLanes lanes;
  private final Routes routes;
  private final ChannelReaders readers;

  public MessageSender(
      SlackCalls slack,
      JdbcMessages messages,
      JdbcLanes lanes,
      Routes routes,
      ChannelReaders readers,
      FirstPost firstPost,
      FileShare fileShare) {
    this.slack = slack;
    this.messages = messages;
    this.lanes = lanes;
    this.routes = routes;
    this.readers = readers;
    this.firstPost = firstPost;
    this.fileShare = fileShare;
  }

  Optional<Duration> show(IncidentId id, Wanted wanted, Optional<Sent> sent, Optional<Sent> card) {
    if (sent.filter(Sent::isGivenUp).isPresent()) {
      return Optional.empty();
    }
    Optional<String> ts = sent.flatMap(Sent::ts);
    if (!wanted.files().isEmpty()) {
      return ts.isPresent()
          ? Optional.empty()
          : fileShare.share(id, wanted, sent, card.orElseThrow());
    }
    if (ts.isPresent()) {
      return edit(id, wanted, sent.get(), ts.get(), card);
    }
    return wanted.onlyEdit()
        ? sent.filter(Sent::unsure).flatMap(begun -> firstPost.find(id, wanted, begun, card))
        : firstPost.post(id, wanted, sent, card);
  }

  /** Asks for the card's address; without it the pointers are words only, so failing is fine. */
  void keepPermalink(IncidentId id, Sent card) {
    if (slack.permalink(card.channel(), card.ts().orElseThrow()) instanceof Done(_, String url)) {
      messages.permalink(id, url);
    }
  }

  private Optional<Duration> edit(
      IncidentId id, Wanted wanted, Sent sent, String ts, Optional<Sent> card) {
    String fingerprint = wanted.fingerprint();
    if (fingerprint.equals(sent.fingerprint())) {
      return Optional.empty();
    }
    Optional<Duration> blocked =
        routes.closed(sent.channel()).or(() -> lanes.blocked(JdbcLanes.EDITS));
    if (blocked.isPresent()) {
      return blocked;
    }
    // what is only edited says nothing any more
    boolean tells = Wanted.isInternal(wanted.kind()) && !wanted.onlyEdit();
    if (tells && readers.now(sent.channel()) != Readers.OURS) {
      return Optional.of(ChannelReaders.SHORTLY);
    }
    if (!messages.mayEdit(id, wanted.kind(), wanted.pace())) {
      return Optional.of(wanted.pace());
    }
    SlackAnswer answer = slack.update(sent.channel(), ts, wanted.message());
    if (answer instanceof Refused refused && refused.isForBlocks()) {
      SlackTrouble.blocks(id, wanted.kind(), refused);
      answer = slack.update(sent.channel(), ts, wanted.message().words());
    }
    return switch (answer) {
      case Done _ -> {
        messages.edited(id, wanted.kind(), fingerprint);
        yield Optional.empty();
      }
      case Busy busy -> {
        lanes.block(JdbcLanes.EDITS, busy.pause());
        yield Optional.of(busy.pause());
      }
      // an edit can be repeated
      case Unsure _ -> Optional.of(RETRY);
      case Refused refused when refused.isGone() -> anew(id, wanted, card);
      case Refused refused when refused.isOfThread() ->
          LockedThread.leave(messages, id, wanted.kind(), refused);
      case Refused refused when refused.isOfTheMoment() -> Optional.of(RETRY);
      case Refused refused ->
          routes
              .refused(sent.channel(), refused)
              .or(() -> SlackTrouble.wait(id, wanted.kind(), refused));
    };
  }

  private Optional<Duration> anew(IncidentId id, Wanted wanted, Optional<Sent> card) {
    messages.forget(id, wanted.kind());
    return wanted.onlyEdit()
        ? Optional.empty()
        : firstPost.post(id, wanted, Optional.empty(), card);
  }
}
