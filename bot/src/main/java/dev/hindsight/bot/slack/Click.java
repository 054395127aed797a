package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.Objects;
import java.util.Optional;

/**
 * A press of a button or a choice behind the dots.
 *
 * @param route the action's id
 * @param value what the button carries: ids, believed only after they were looked up
 * @param trigger opens a window, once and within three seconds
 * @param source the message or view that the button is on, and when it was pressed
 */
record Click(
    PersonId person,
    String team,
    String route,
    String value,
    String trigger,
    Optional<String> responseUrl,
    Source source)
    implements Interaction {

  /**
   * Where a button is.
   *
   * @param channel of the message; empty for a button in a window or in Home
   * @param container the message's time or the view's id
   * @param at when it was pressed, as Slack counts
   * @param thread which the message answers; empty for one that is in none or begins it
   */
  record Source(Optional<String> channel, String container, String at, Optional<String> thread) {

    /** In no thread. */
    Source(Optional<String> channel, String container, String at) {
      this(channel, container, at, Optional.empty());
    }
  }

  static Click of(BlockActionPayload payload) {
    Action action = payload.getActions().getFirst();
    return new Click(
        new PersonId(payload.getUser().getId()),
        Objects.toString(payload.getUser().getTeamId(), ""),
        Objects.toString(action.getActionId(), ""),
        value(action),
        Objects.toString(payload.getTriggerId(), ""),
        Optional.ofNullable(payload.getResponseUrl()),
        source(payload, action));
  }

  private static String value(Action action) {
    return Objects.toString(
        action.getSelectedOption() == null
            ? action.getValue()
            : action.getSelectedOption().getValue(),
        "");
  }

  private static Source source(BlockActionPayload payload, Action action) {
    var container = Optional.ofNullable(payload.getContainer());
    String id =
        container
            .map(BlockActionPayload.Container::getMessageTs)
            .or(() -> container.map(BlockActionPayload.Container::getViewId))
            .orElse("");
    return new Source(
        container.map(BlockActionPayload.Container::getChannelId),
        id,
        Optional.ofNullable(action.getActionTs())
            .orElseGet(() -> Objects.toString(payload.getTriggerId(), "")),
        container.map(BlockActionPayload.Container::getThreadTs).filter(ts -> !ts.equals(id)));
  }

  /** The same press, of one of several things behind it. */
  Click withValue(String inner) {
    return new Click(person, team, route, inner, trigger, responseUrl, source);
  }

  /** What lets a window open, and where. */
  Opening opening() {
    return new Opening(trigger, source.channel(), source.thread());
  }

  @Override
  public boolean urgent() {
    return OpsAnswers.isUrgent(value)
        || (route.equals(ActionIds.OVERFLOW) && value.startsWith(ActionIds.STOP + "|"));
  }

  @Override
  public String key() {
    return "click %s %s %s %s %s"
        .formatted(team, source.container(), route, source.at(), person.value());
  }

  @Override
  public Ear ear() {
    return new Ear(person, responseUrl, source.channel(), source.thread());
  }
}
