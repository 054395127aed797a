package dev.hindsight.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.command.OpsAnswers;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Words after the bot's command.
 *
 * @param route the command
 * @param text what was typed after it, without Slack's markup but with the people that it names
 * @param trigger opens a window, once and within three seconds; another one at each command
 */
record SlashCommand(
    PersonId person,
    String team,
    String route,
    String text,
    String trigger,
    Optional<String> channel,
    Optional<String> responseUrl)
    implements Interaction {

  static SlashCommand of(SlashCommandPayload payload) {
    return new SlashCommand(
        new PersonId(payload.getUserId()),
        Objects.toString(payload.getTeamId(), ""),
        Objects.toString(payload.getCommand(), ""),
        MessageText.typed(Objects.toString(payload.getText(), "")),
        Objects.toString(payload.getTriggerId(), ""),
        Optional.ofNullable(payload.getChannelId()),
        Optional.ofNullable(payload.getResponseUrl()));
  }

  @Override
  public boolean urgent() {
    return OpsAnswers.isUrgent(text);
  }

  @Override
  public String key() {
    return "command " + trigger;
  }

  @Override
  public SlashCommand redacted(UnaryOperator<String> redactor) {
    return new SlashCommand(
        person, team, route, redactor.apply(text), trigger, channel, responseUrl);
  }

  @Override
  public Ear ear() {
    return new Ear(person, responseUrl, channel, Optional.empty());
  }
}
