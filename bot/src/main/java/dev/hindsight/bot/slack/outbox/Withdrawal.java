package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.SharedCard;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Takes out of a thread, now that others read it, what was told there to our own people. */
public class Withdrawal {

  private static final Duration RETRY = Duration.ofSeconds(3);
  private static final Set<String> GONE = Set.of("file_not_found", "file_deleted");

  private final SlackFiles slack;
  private final JdbcMessages messages;
  private final MessageSender sender;
  private final JdbcLanes lanes;

  public Withdrawal(
      SlackFiles slack, JdbcMessages messages, MessageSender sender, JdbcLanes lanes) {
    this.slack = slack;
    this.messages = messages;
    this.sender = sender;
    this.lanes = lanes;
  }

  /** Empty when it is out, else when to go on. */
  Optional<Duration> take(IncidentView view, Sent sent, Optional<Sent> card) {
    if (!sent.files().isEmpty()) {
      return files(view, sent);
    }
    if (sent.isGivenUp()) {
      return Optional.empty();
    }
    Wanted words =
        new Wanted(
            sent.kind(), new Place.Reply(), SharedCard.taken(view), true, Duration.ofSeconds(1));
    return sender.show(view.id(), words, Optional.of(sent), card);
  }

  private Optional<Duration> files(IncidentView view, Sent sent) {
    Optional<Duration> blocked = lanes.blocked(JdbcLanes.FILES);
    if (blocked.isPresent()) {
      return blocked;
    }
    for (String file : sent.files()) {
      switch (slack.delete(file)) {
        case Done _ -> {}
        case Refused refused when GONE.contains(refused.error()) -> {}
        case Refused refused -> {
          return SlackTrouble.wait(view.id(), sent.kind(), refused);
        }
        case Busy busy -> {
          lanes.block(JdbcLanes.FILES, busy.pause());
          return Optional.of(busy.pause());
        }
        case Unsure _ -> {
          return Optional.of(RETRY);
        }
      }
    }
    // where our own are alone again they are shared anew
    messages.forget(view.id(), sent.kind());
    return Optional.empty();
  }
}
