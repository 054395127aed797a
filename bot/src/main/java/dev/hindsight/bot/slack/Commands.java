package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.CommandForm;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.Outcome;
import dev.hindsight.bot.slack.command.Place;
import dev.hindsight.bot.slack.command.Reply;
import dev.hindsight.bot.slack.command.Word;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.SharedAnswer;
import dev.hindsight.bot.slack.view.Readers;
import dev.hindsight.bot.slack.view.SharedCard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The grammar as it comes: typed, pressed or filled in. */
final class Commands {

  private final OpsAnswers answers;
  private final OpsAnswers onTop;
  private final SharedAnswer sharing;
  private final ChannelReaders readers;
  private final Consumer<String> mayComeAgain;

  /**
   * @param onTop the same, whose windows open over the one that they were asked for from
   * @param mayComeAgain hears the key of what was refused: to ask for it again is no slip
   */
  Commands(
      OpsAnswers answers,
      OpsAnswers onTop,
      SharedAnswer sharing,
      ChannelReaders readers,
      Consumer<String> mayComeAgain) {
    this.readers = readers;
    this.answers = answers;
    this.onTop = onTop;
    this.sharing = sharing;
    this.mayComeAgain = mayComeAgain;
  }

  Optional<Message> typed(SlashCommand typed) {
    return told(
        typed.key(),
        typed.ear(),
        answers.answer(
            typed.text(),
            typed.person(),
            Place.pressed(trigger(typed.trigger())).in(typed.channel())));
  }

  /** As if its value had been typed: nothing is changed by it. */
  Optional<Message> again(Click click) {
    return answers.answer(click.value(), click.person(), place(click)).message();
  }

  /** Opens what may be changed of a plan: over the window in which it is read, or alone. */
  Optional<Message> edit(String plan, Click click) {
    OpsAnswers opening = click.source().channel().isEmpty() ? onTop : answers;
    return opening.answer(Word.EDIT, Map.of("plan", plan), click.person(), place(click)).message();
  }

  /** Its presser was shown what it does. */
  Optional<Message> done(Click click) {
    Outcome outcome = answers.confirmed(click.value(), click.person(), place(click));
    if (!outcome.done()) {
      mayComeAgain.accept(click.key());
    }
    return told(click.key(), click.ear(), outcome);
  }

  /** Everybody there is shown the answer as it is now. */
  Optional<Message> share(Click click) {
    return told(click.key(), click.ear(), answers.share(click.value(), click.person()));
  }

  private Optional<Message> told(String key, Ear ear, Outcome outcome) {
    if (outcome.shared() && isOurs(ear)) {
      String channel = ear.channel().orElseThrow();
      return outcome.message().flatMap(message -> shown(key, channel, message));
    }
    // done again after a replica's death it may end otherwise than the first time
    ear.channel().ifPresent(channel -> sharing.stands(key, channel));
    return outcome.shared()
        ? outcome.message().map(message -> SharedCard.notShown(why(ear), message))
        : outcome.message();
  }

  private boolean isOurs(Ear ear) {
    return !isDirect(ear)
        && ear.channel().filter(channel -> readers.now(channel) == Readers.OURS).isPresent();
  }

  private static boolean isDirect(Ear ear) {
    return ear.channel().filter(channel -> channel.startsWith("D")).isPresent();
  }

  private static String why(Ear ear) {
    return isDirect(ear)
        ? "In a channel all there would."
        : "Another organisation reads this channel too, or Slack does not say.";
  }

  private Optional<Message> shown(String key, String channel, Message message) {
    return sharing.show(key, channel, message).map(why -> SharedCard.notShown(why, message));
  }

  /** What is wrong is said at its field, and the window stays with all that was written. */
  Check check(Submission sent) {
    CommandForm.Sent form = CommandForm.read(sent.metadata());
    return switch (answers.checked(form.typed(), fields(form, sent), sent.person())) {
      case Reply.Fill more -> new Check.Update(CommandForm.of(more.form()));
      case Reply.Wrong(String field, _, String problem) ->
          Check.error(form.block(field), Text.inert(problem));
      case Reply.Refused(Message why) ->
          Check.error(form.block("text"), MessageText.plain(why.text()));
      case Reply.Say _, Reply.Post _, Reply.Ask _ -> Check.complete();
    };
  }

  Message sent(Submission sent) {
    CommandForm.Sent form = CommandForm.read(sent.metadata());
    return answers.submitted(form.typed(), fields(form, sent), sent.person());
  }

  private static Map<String, String> fields(CommandForm.Sent form, Submission sent) {
    Map<String, String> fields = new HashMap<>();
    form.fields()
        .forEach(
            name -> {
              List<String> values = sent.values().getOrDefault(name, List.of());
              if (!values.isEmpty()) {
                fields.put(name, String.join(",", values));
              }
            });
    return fields;
  }

  private static Place place(Click click) {
    return Place.pressed(trigger(click.trigger()))
        .in(click.source().channel())
        .below(click.source().thread());
  }

  private static Optional<String> trigger(String trigger) {
    return Optional.of(trigger).filter(some -> !some.isEmpty());
  }
}
