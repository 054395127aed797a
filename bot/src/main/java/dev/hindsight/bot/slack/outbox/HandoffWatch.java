package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.Handoffs;
import dev.hindsight.bot.incident.Handoffs.Handoff;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.TakeOver;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.view.HandoffNotice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds once, in private, that nobody has taken over what was handed over. */
public class HandoffWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HandoffWatch.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Handoffs handoffs;
  private final OnCall onCall;
  private final SlackCalls slack;
  private final Duration after;

  /**
   * @param after for so long nobody is reminded; zero for never
   */
  public HandoffWatch(Handoffs handoffs, OnCall onCall, SlackCalls slack, Duration after) {
    this.handoffs = handoffs;
    this.onCall = onCall;
    this.slack = slack;
    this.after = after;
  }

  /** The durable task that does this, on one replica at a time. */
  public Task<Void> task() {
    return Tasks.recurring("slack-handoffs", FixedDelay.of(EVERY)).execute((_, _) -> look());
  }

  /** What could not be told is told a minute later, and who was told is not told again. */
  void look() {
    if (!after.isPositive()) {
      return;
    }
    for (Handoff handoff : handoffs.untaken(after)) {
      List<PersonId> left = people(handoff).filter(person -> !told(handoff, person)).toList();
      if (left.isEmpty()) {
        handoffs.reminded(handoff.id());
      }
    }
  }

  /** Whoever went, and whose turn it is now. */
  private Stream<PersonId> people(Handoff handoff) {
    return Stream.concat(
            Stream.of(handoff.person()),
            onCall.now().stream()
                .filter(turn -> handoff.team().equals("all") || handoff.team().equals(turn.team()))
                .map(OnCall.Turn::now))
        .distinct();
  }

  private boolean told(Handoff handoff, PersonId person) {
    return switch (slack.openConversation(person.value())) {
      case Done(String channel, _) -> told(handoff, person, channel);
      case Refused refused when !refused.passes() -> gone(person, refused);
      case SlackAnswer _ -> false;
    };
  }

  private Message notice(Handoff handoff, PersonId person) {
    return HandoffNotice.of(handoff, person, after, TakeOver.button(handoff.id()));
  }

  private boolean told(Handoff handoff, PersonId person, String channel) {
    String id = "handoff %d %s".formatted(handoff.id(), person);
    String since = Long.toString(handoff.at().getEpochSecond());
    if (slack.find(channel, Optional.empty(), id, since) instanceof Done(_, String ts)
        && !ts.isEmpty()) {
      return true;
    }
    return switch (slack.post(channel, Optional.empty(), notice(handoff, person), id)) {
      case Done _ -> true;
      case Refused refused when !refused.passes() -> gone(person, refused);
      case SlackAnswer _ -> false;
    };
  }

  /** Who cannot be told keeps the others from being told no longer. */
  private static boolean gone(PersonId person, Refused refused) {
    LOG.warn("{} cannot be reminded of a hand-over: {}", person, refused.error());
    return true;
  }
}
