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
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.view.Readers;
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
  private final ChannelReaders readers;
  private final MethodsClient slack;

  Answering(
      OpsAnswers answers,
      Cards cards,
      AnswerPost post,
      Pane pane,
      Whisper whisper,
      ChannelReaders readers,
      MethodsClient slack) {
    this.readers = readers;
    this.answers = answers;
    this.cards = cards;
    this.post = post;
    this.pane = pane;
    this.whisper = whisper;
    this.slack = slack;
  }

  /** Empty when it is answered, else when to try again. */
  Optional<Duration> answer(Heard heard) {
    PersonId person = new PersonId(heard.person());
    boolean direct = heard.channel().startsWith("D");
    if (!direct && (OpsAnswers.isForOneself(heard.text()) || isOverheard(heard))) {
      if (!whisper.tellOnce(ear(heard), wordsOrFailure(heard, person))) {
        throw new IllegalStateException("Slack did not take an answer for one person");
      }
      return Optional.empty();
    }
    Supplier<Optional<Duration>> posted =
        () -> post.post(heard, OpsAnswers.isUrgent(heard.text()), () -> words(heard, person));
    // a brake is not shown while it works; all else reads and proposes
    return direct && !OpsAnswers.isUrgent(heard.text())
        ? pane.answer(
            heard,
            OpsParser.parse(heard.text()),
            watch -> words(heard, person, Optional.of(watch)),
            posted)
        : posted.get();
  }

  /** Others read there: all but the brake, which says nothing of a plan, is told to one alone. */
  private boolean isOverheard(Heard heard) {
    return !OpsAnswers.isUrgent(heard.text()) && readers.now(heard.channel()) != Readers.OURS;
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

  private Message wordsOrFailure(Heard heard, PersonId person) {
    try {
      return words(heard, person);
    } catch (RuntimeException e) {
      return new Message(Failure.said(e), List.of());
    }
  }

  private Message words(Heard heard, PersonId person) {
    return words(heard, person, Optional.empty());
  }

  private Message words(Heard heard, PersonId person, Optional<InquiryWatch> watch) {
    boolean inThread = !heard.root().isEmpty();
    // to call the bot into a thread is to ask about it
    String text = heard.text().isEmpty() && inThread ? "explain" : heard.text();
    return answers
        .answer(text, person, place(heard, inThread).followed(watch))
        .message()
        .orElseThrow(() -> new IllegalStateException("a window cannot open here"));
  }

  private Place place(Heard heard, boolean inThread) {
    return inThread
        ? new Place(
            cards.incidentAt(heard.channel(), heard.root()),
            () -> begin(heard.channel(), heard.root()),
            "@hindsight",
            Optional.empty(),
            Optional.of(heard.channel()),
            Optional.empty())
        : new Place(
            Optional.empty(),
            Optional::empty,
            "@hindsight",
            Optional.empty(),
            Optional.of(heard.channel()),
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
