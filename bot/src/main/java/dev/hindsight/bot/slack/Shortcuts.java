package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.handler.builtin.MessageShortcutHandler;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.OpsAnswers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Entries in the menu of a message; acknowledged at once and answered to whoever chose them. */
final class Shortcuts {

  private final OpsAnswers answers;
  private final Whisper whisper;
  private final Predicate<String> ours;

  /**
   * @param ours whether a team id is our workspace's
   */
  Shortcuts(OpsAnswers answers, Whisper whisper, Predicate<String> ours) {
    this.answers = answers;
    this.whisper = whisper;
    this.ours = ours;
  }

  /** Explains the message, whoever wrote it, also where the bot is no member. */
  MessageShortcutHandler explain() {
    return (request, context) -> {
      MessageShortcutPayload payload = request.getPayload();
      whisper.say(ear(payload), () -> explanation(payload));
      return context.ack();
    };
  }

  private Message explanation(MessageShortcutPayload payload) {
    try {
      if (!ours.test(Optional.ofNullable(payload.getUser().getTeamId()).orElse(""))) {
        return words("Only members of this workspace can do that.");
      }
      return answers.explain(
          new PersonId(payload.getUser().getId()),
          payload.getChannel().getId(),
          payload.getMessageTs(),
          MessageText.of(payload.getMessage()));
    } catch (RuntimeException | Error e) {
      return words(Failure.said(e));
    }
  }

  private static Whisper.Ear ear(MessageShortcutPayload payload) {
    return new Whisper.Ear(
        new PersonId(payload.getUser().getId()),
        Optional.ofNullable(payload.getResponseUrl()),
        Optional.of(payload.getChannel().getId()),
        Optional.ofNullable(payload.getMessage().getThreadTs()));
  }

  private static Message words(String text) {
    return new Message(Text.escape(text), List.of());
  }
}
