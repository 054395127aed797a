package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PlanStatus.ScriptFile;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.view.Readers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares files in a card's thread, once: their ids are kept before they are shared, so that after a
 * doubt it can be seen whether they were. Where Slack takes no files the thread does without.
 */
public class FileShare {

  private static final Duration RETRY = Duration.ofSeconds(3);

  /** A file's host may be out of reach for ever; nothing else waits for it. */
  private static final int TRIES = 5;

  private final SlackFiles slack;
  private final JdbcMessages messages;
  private final JdbcLanes lanes;
  private final ChannelReaders readers;

  public FileShare(
      SlackFiles slack, JdbcMessages messages, JdbcLanes lanes, ChannelReaders readers) {
    this.readers = readers;
    this.slack = slack;
    this.messages = messages;
    this.lanes = lanes;
  }

  /** Empty when it is done or not to be had, else when to try again. */
  Optional<Duration> share(IncidentId id, Wanted wanted, Optional<Sent> begun, Sent card) {
    Target to = new Target(id, wanted, card);
    return begun
        .filter(Sent::unsure)
        .filter(sent -> !sent.files().isEmpty())
        .map(sent -> look(to, sent.files()))
        .orElseGet(() -> upload(to));
  }

  private Optional<Duration> upload(Target to) {
    Optional<Duration> wait =
        lanes.blocked(JdbcLanes.FILES).or(() -> lanes.take(to.channel(), false));
    if (wait.isPresent()) {
      return wait;
    }
    List<String> ids = new ArrayList<>();
    for (ScriptFile file : to.wanted.files()) {
      SlackAnswer answer = slack.upload(file);
      if (!(answer instanceof Done(_, String uploaded))) {
        // nobody sees what is uploaded and not shared
        return without(to, answer);
      }
      ids.add(uploaded);
    }
    return messages.uploaded(to.id, to.wanted.kind(), to.channel(), ids)
        ? shared(to, ids)
        : Optional.of(RETRY);
  }

  private Optional<Duration> look(Target to, List<String> files) {
    return switch (slack.shared(files.getFirst())) {
      case Done(_, String ts) when !ts.isEmpty() -> done(to, files);
      case Done _ -> shared(to, files);
      // what was never shared Slack throws away
      case Refused refused when refused.error().equals("file_not_found") -> upload(to);
      case Refused refused -> without(to, refused);
      case Busy busy -> Optional.of(busy.pause());
      case Unsure unsure -> without(to, unsure);
    };
  }

  private Optional<Duration> shared(Target to, List<String> files) {
    // nobody sees what is uploaded and not shared
    if (readers.now(to.channel()) != Readers.OURS) {
      return Optional.of(ChannelReaders.SHORTLY);
    }
    SlackAnswer answer =
        slack.share(to.channel(), to.card.ts().orElseThrow(), files, to.wanted.message().text());
    return answer instanceof Done ? done(to, files) : without(to, answer);
  }

  /** Refused for good: no more than a word in the log, as the script is in the thread in words. */
  private Optional<Duration> without(Target to, SlackAnswer answer) {
    return switch (answer) {
      case Busy busy -> {
        lanes.block(JdbcLanes.FILES, busy.pause());
        yield Optional.of(busy.pause());
      }
      case Unsure(String why) -> {
        SlackTrouble.unsure(to.id, to.wanted.kind(), why);
        int tries = messages.triedAgain(to.id, to.wanted.kind(), to.channel());
        yield tries < TRIES
            ? Optional.of(RETRY.multipliedBy(tries))
            : gaveUp(to, new Refused(why, Optional.empty()));
      }
      case Refused refused when refused.passes() ->
          SlackTrouble.wait(to.id, to.wanted.kind(), refused);
      case Refused refused -> gaveUp(to, refused);
      case Done _ -> Optional.empty();
    };
  }

  private Optional<Duration> gaveUp(Target to, Refused refused) {
    SlackTrouble.noFiles(to.id, to.wanted.kind(), refused);
    messages.givenUp(to.id, to.wanted.kind(), to.channel());
    return Optional.empty();
  }

  private Optional<Duration> done(Target to, List<String> files) {
    messages.posted(to.id, to.wanted.kind(), files.getFirst(), to.wanted.fingerprint());
    return Optional.empty();
  }

  /** Files on their way into the thread of a card. */
  private record Target(IncidentId id, Wanted wanted, Sent card) {

    String channel() {
      return card.channel();
    }
  }
}
