package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import dev.hindsight.actions.PersonId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An entry that was chosen in the menu of a message, also where the bot is no member.
 *
 * @param route the shortcut's callback id
 * @param trigger opens a window, once and within three seconds
 * @param message the message it was chosen on
 */
record MessageShortcut(
    PersonId person,
    String team,
    String route,
    String trigger,
    Pointed message,
    Optional<String> responseUrl)
    implements Interaction {

  /**
   * A message of anybody's.
   *
   * @param thread the message its thread began with; empty where it is in none or begins it
   * @param text its words, without Slack's markup
   */
  record Pointed(String channel, String ts, Optional<String> thread, String text) {}

  static MessageShortcut of(MessageShortcutPayload payload) {
    Message message = payload.getMessage();
    String ts = Objects.toString(payload.getMessageTs(), "");
    return new MessageShortcut(
        new PersonId(payload.getUser().getId()),
        Objects.toString(payload.getUser().getTeamId(), ""),
        Objects.toString(payload.getCallbackId(), ""),
        Objects.toString(payload.getTriggerId(), ""),
        new Pointed(
            payload.getChannel().getId(),
            ts,
            Optional.ofNullable(message.getThreadTs()).filter(root -> !root.equals(ts)),
            MessageText.of(message)),
        Optional.ofNullable(payload.getResponseUrl()));
  }

  @Override
  public String key() {
    return "shortcut " + trigger;
  }

  @Override
  public MessageShortcut redacted(UnaryOperator<String> redactor) {
    Pointed clean =
        new Pointed(
            message.channel(), message.ts(), message.thread(), redactor.apply(message.text()));
    return new MessageShortcut(person, team, route, trigger, clean, responseUrl);
  }

  @Override
  public Ear ear() {
    return new Ear(person, responseUrl, Optional.of(message.channel()), message.thread());
  }
}
