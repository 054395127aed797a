package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import dev.hindsight.actions.PersonId;
import java.util.Objects;

/**
 * An entry that was chosen in the menu of the whole workspace.
 *
 * @param route the shortcut's callback id
 * @param trigger opens a window, once and within three seconds
 */
record GlobalShortcut(PersonId person, String team, String route, String trigger)
    implements Interaction {

  static GlobalShortcut of(GlobalShortcutPayload payload) {
    return new GlobalShortcut(
        new PersonId(payload.getUser().getId()),
        Objects.toString(payload.getUser().getTeamId(), ""),
        Objects.toString(payload.getCallbackId(), ""),
        Objects.toString(payload.getTriggerId(), ""));
  }

  @Override
  public String key() {
    return "shortcut " + trigger;
  }
}
