package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import dev.hindsight.actions.PersonId;
import java.util.Optional;

/**
 * A press of a button or a choice behind the dots.
 *
 * @param value what the button carries: ids, believed only after they were looked up
 */
record Click(
    PersonId person, String team, String value, String trigger, Optional<String> responseUrl) {

  static Click of(BlockActionPayload payload) {
    Action action = payload.getActions().getFirst();
    String value =
        action.getSelectedOption() == null
            ? Optional.ofNullable(action.getValue()).orElse("")
            : action.getSelectedOption().getValue();
    return new Click(
        new PersonId(payload.getUser().getId()),
        Optional.ofNullable(payload.getUser().getTeamId()).orElse(""),
        value,
        Optional.ofNullable(payload.getTriggerId()).orElse(""),
        Optional.ofNullable(payload.getResponseUrl()));
  }
}
