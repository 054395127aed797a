package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.PrivateNotices.Admission;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.Readers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Posts a message that is not there yet, and never twice: after a doubt it looks first. */
public class FirstPost {

  private static final Duration RETRY = Duration.ofSeconds(3);

  private final SlackCalls slack;
  private final JdbcMessages messages;
  private final JdbcLanes lanes;
  private final Routes routes;
  private final ChannelReaders readers;
  private final PrivateNotices notices;
  private final BiConsumer<String, String> doubles;

  /**
   * @param doubles takes out, by channel and {@code ts}, what another has posted too
   */
  public FirstPost(
      SlackCalls slack,
      JdbcMessages messages,
      JdbcLanes lanes,
      Routes routes,
      ChannelReaders readers,
      PrivateNotices notices,
      BiConsumer<String, String> doubles) {
    this.doubles = doubles;
    this.notices = notices;
    this.readers = readers;
    this.slack = slack;
    this.messages = messages;
    this.lanes = lanes;
    this.routes = routes;
  }

  /** Empty when it is posted as wanted or never will be, else when to try again. */
  Optional<Duration> post(IncidentId id, Wanted wanted, Optional<Sent> begun, Optional<Sent> card) {
    return switch (notices.admit(id, wanted)) {
      case Admission.Granted _ -> admitted(id, wanted, begun, card);
      case Admission.Later(Duration pause) -> Optional.of(pause);
      case Admission.Never _ -> Optional.empty();
    };
  }

  private Optional<Duration> admitted(
      IncidentId id, Wanted wanted, Optional<Sent> begun, Optional<Sent> card) {
    // where it may be it is looked for; a private conversation stays the same
    Optional<String> known =
        begun.filter(sent -> sent.unsure() || isConversation(sent, wanted)).map(Sent::channel);
    SlackAnswer place =
        known.<SlackAnswer>map(where -> new Done(where, "")).orElseGet(() -> place(wanted, card));
    return switch (place) {
      case Done(String where, _) when routes.closed(where).isPresent() -> routes.closed(where);
      case Done(String where, _) when begun.filter(Sent::unsure).isPresent() ->
          look(new Target(id, wanted, where, thread(wanted, card)), begun.get().since());
      case Done(String where, _) ->
          send(new Target(id, wanted, where, thread(wanted, card)), false);
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
      case Refused refused ->
          routes.refused(wanted.kind(), refused).or(() -> slowly(id, wanted, refused));
    };
  }

  /** A row of a person that could not be written to holds the person in the channel's place. */
  private static boolean isConversation(Sent sent, Wanted wanted) {
    return wanted.place() instanceof Place.Private(String person) && !sent.channel().equals(person);
  }

  private Optional<Duration> slowly(IncidentId id, Wanted wanted, Refused refused) {
    return wanted.place() instanceof Place.Private(String person)
        ? notices.refused(id, wanted, person, refused)
        : SlackTrouble.wait(id, wanted.kind(), refused);
  }

  private SlackAnswer place(Wanted wanted, Optional<Sent> card) {
    return switch (wanted.place()) {
      case Place.Channel _ -> new Done(routes.cards(), "");
      case Place.Reply _ -> new Done(card.orElseThrow().channel(), "");
      case Place.Private(String person) -> slack.openConversation(person);
    };
  }

  private static Optional<String> thread(Wanted wanted, Optional<Sent> card) {
    return wanted.place() instanceof Place.Reply ? card.flatMap(Sent::ts) : Optional.empty();
  }

  /** Looks for what may be there, and posts nothing; empty when it is not. */
  Optional<Duration> find(IncidentId id, Wanted wanted, Sent begun, Optional<Sent> card) {
    Target to = new Target(id, wanted, begun.channel(), thread(wanted, card));
    return switch (slack.find(to.channel, to.thread, to.outboxId(), begun.since())) {
      case Done(_, String ts) when !ts.isEmpty() -> {
        messages.posted(id, wanted.kind(), ts, "");
        yield Optional.of(wanted.pace());
      }
      case Done _ -> {
        messages.notPosted(id, wanted.kind());
        yield Optional.empty();
      }
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
      case Refused refused -> SlackTrouble.wait(id, wanted.kind(), refused);
    };
  }

  /** A post was begun and its answer never seen: it may be there. */
  private Optional<Duration> look(Target to, String since) {
    return switch (slack.find(to.channel, to.thread, to.outboxId(), since)) {
      case Done(_, String ts) when !ts.isEmpty() -> {
        messages.posted(to.id, to.wanted.kind(), ts, "");
        yield Optional.of(to.wanted.pace());
      }
      case Done _ -> send(to, true);
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(RETRY);
      // twice is better than not at all
      case Refused refused -> {
        SlackTrouble.cannotLook(to.id, to.wanted.kind(), refused);
        yield send(to, true);
      }
    };
  }

  private Optional<Duration> send(Target to, boolean looked) {
    Optional<Duration> taken = lanes.take(to.channel, to.wanted.isFirst());
    if (taken.isPresent()) {
      return taken;
    }
    if (Wanted.isInternal(to.wanted.kind()) && readers.now(to.channel) != Readers.OURS) {
      return Optional.of(ChannelReaders.SHORTLY);
    }
    Claim claim = slack.claim();
    if (!messages.begin(to.id, to.wanted.kind(), to.channel, looked, claim.id())) {
      return Optional.of(RETRY);
    }
    SlackAnswer answer = post(to, to.wanted.message(), claim);
    if (answer instanceof Refused refused && refused.isForBlocks()) {
      SlackTrouble.blocks(to.id, to.wanted.kind(), refused);
      answer = post(to, to.wanted.message().words(), claim);
    }
    return switch (answer) {
      case Done(_, String ts) -> posted(to, ts, claim);
      case Busy busy -> {
        messages.notPosted(to.id, to.wanted.kind(), claim.id());
        lanes.block(to.channel, busy.pause());
        yield Optional.of(busy.pause());
      }
      case Unsure(String why) -> {
        SlackTrouble.unsure(to.id, to.wanted.kind(), why);
        yield Optional.of(RETRY);
      }
      case Refused refused -> {
        messages.notPosted(to.id, to.wanted.kind(), claim.id());
        yield refused(to, refused);
      }
    };
  }

  private Optional<Duration> posted(Target to, String ts, Claim claim) {
    routes.works(to.channel);
    if (messages.posted(to.id, to.wanted.kind(), ts, to.wanted.fingerprint(), claim.id())) {
      return Optional.empty();
    }
    doubles.accept(to.channel, ts);
    return Optional.of(RETRY);
  }

  private Optional<Duration> refused(Target to, Refused refused) {
    if (refused.isOfThread()) {
      return LockedThread.leave(messages, to.id, to.wanted.kind(), refused);
    }
    Optional<Duration> wait = routes.refused(to.channel, refused);
    wait.ifPresent(_ -> SlackTrouble.route(to.id, to.wanted.kind(), to.channel, refused));
    return wait.or(
        () -> refused.isOfTheMoment() ? Optional.of(RETRY) : slowly(to.id, to.wanted, refused));
  }

  private SlackAnswer post(Target to, Message message, Claim claim) {
    return lanes.posted(
        to.channel, slack.post(to.channel, to.thread, message, to.outboxId(), claim));
  }

  /** One message on its way. */
  private record Target(IncidentId id, Wanted wanted, String channel, Optional<String> thread) {

    /** The card is found under the incident's own number. */
    String outboxId() {
      return wanted.kind().equals(Wanted.CARD) ? id.toString() : id + " " + wanted.kind();
    }
  }
}
