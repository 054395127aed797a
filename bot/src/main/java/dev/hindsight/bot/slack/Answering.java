package dev.hindsight.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.Cards;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.OpsParser;
import dev.hindsight.bot.slack.command.Place;
import dev.hindsight.bot.slack.outbox.AnswerPost;
import dev.hindsight.bot.slack.outbox.AnswerPost.Making;
import dev.hindsight.bot.slack.outbox.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what was said, where it was said; what is for one person goes to that person alone. */
final class Answering {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  private static final Message GAVE_UP =
      new Message("This could not be answered. Please ask again.", List.of());

  private final OpsAnswers answers;
  private final Cards cards;
  private final AnswerPost post;
  private final Pane pane;
  private final Whisper whisper;
  private final Turns turns;
  private final MethodsClient slack;

  Answering(
      OpsAnswers answers,
      Cards cards,
      AnswerPost post,
      Pane pane,
      Whisper whisper,
      Turns turns,
      MethodsClient slack) {
    this.turns = turns;
    this.answers = answers;
    this.cards = cards;
    this.post = post;
    this.pane = pane;
    this.whisper = whisper;
    this.slack = slack;
  }

  /** Empty when it is answered, else when to try again. */
  Optional<Duration> answer(Heard heard) {
    return OpsAnswers.isUrgent(heard.text())
        ? answered(heard)
        : turns.take(OpsAnswers.asksModel(text(heard)), () -> answered(heard));
  }

  private Optional<Duration> answered(Heard heard) {
    PersonId person = new PersonId(heard.person());
    boolean direct = heard.channel().startsWith("D");
    if (!direct && (OpsAnswers.isForOneself(heard.text()) || isOverheard(heard))) {
      if (!whisper.tellOnce(ear(heard), alone(heard, person))) {
        throw new IllegalStateException("Slack did not take an answer for one person");
      }
      return Optional.empty();
    }
    Supplier<Optional<Duration>> posted =
        () -> post.post(heard, making(heard), () -> words(heard, person));
    // a brake is not shown while it works; all else reads and proposes
    return direct && !OpsAnswers.isUrgent(heard.text())
        ? pane.answer(
            heard,
            OpsParser.parse(heard.text()),
            // where the stream breaks off it is said by one message, and not asked again
            watch ->
                post.made(heard, making(heard), () -> words(heard, person, Optional.of(watch))),
            posted)
        : posted.get();
  }

  /** Others read there: all but the brake, which says nothing of a plan, is told to one alone. */
  private boolean isOverheard(Heard heard) {
    return !OpsAnswers.isUrgent(heard.text()) && post.isOverheard(heard.channel());
  }

  /** Says that there will be no answer. */
  void gaveUp(Heard heard) {
    if (!whisper.tellOnce(ear(heard), GAVE_UP)) {
      LOG.error("Nobody could be told that {} is not answered", heard.event());
    }
  }

  private static Ear ear(Heard heard) {
    return new Ear(
        new PersonId(heard.person()),
        Optional.empty(),
        Optional.of(heard.channel()),
        Optional.of(heard.thread()).filter(ts -> !ts.isEmpty()));
  }

  private static Making making(Heard heard) {
    if (OpsAnswers.isUrgent(heard.text())) {
      return Making.AT_ONCE;
    }
    return OpsAnswers.asksModel(text(heard)) ? Making.ONCE : Making.ANEW;
  }

  private Message alone(Heard heard, PersonId person) {
    try {
      return post.made(heard, making(heard), () -> words(heard, person));
    } catch (RuntimeException e) {
      return new Message(Failure.said(e), List.of());
    }
  }

  private Message words(Heard heard, PersonId person) {
    return words(heard, person, Optional.empty());
  }

  private Message words(Heard heard, PersonId person, Optional<InquiryWatch> watch) {
    return answers
        .answer(text(heard), person, place(heard, isInThread(heard)).followed(watch))
        .message()
        .orElseThrow(() -> new IllegalStateException("a window cannot open here"));
  }

  /** To call the bot into a thread is to ask about it. */
  private static String text(Heard heard) {
    return heard.text().isEmpty() && isInThread(heard) ? "explain" : heard.text();
  }

  private static boolean isInThread(Heard heard) {
    return !heard.root().isEmpty();
  }

  private Place place(Heard heard, boolean inThread) {
    return inThread
        ? new Place(
            cards.incidentAt(heard.channel(), heard.root()),
            () -> begin(heard.channel(), heard.root()),
            "@hindsight",
            Optional.empty(),
            Optional.of(heard.channel()),
            Optional.empty(),
            Optional.empty())
        : new Place(
            Optional.empty(),
            Optional::empty,
            "@hindsight",
            Optional.empty(),
            Optional.of(heard.channel()),
            Optional.empty(),
            Optional.empty());
  }

  private Optional<String> begin(String channel, String root) {
    try {
      ConversationsRepliesResponse thread =
          slack.conversationsReplies(r -> r.channel(channel).ts(root).limit(1));
      if (thread.isOk() && !thread.getMessages().isEmpty()) {
        return Optional.of(MessageText.of(thread.getMessages().getFirst()));
      }
      LOG.warn("A thread in {} cannot be read: {}", channel, thread.getError());
    } catch (IOException | SlackApiException e) {
      LOG.warn("A thread in {} cannot be read", channel, e);
    }
    return Optional.empty();
  }
}
