package dev.hindsight.bot.slack;

import com.slack.api.model.event.MessageThreadBroadcastEvent;
import org.jspecify.annotations.Nullable;

/**
 * A message of a thread, shown beside it too; the SDK's own class does not know whose workspace it
 * is of. Bolt makes it.
 */
public final class BroadcastSaid extends MessageThreadBroadcastEvent {

  private static final long serialVersionUID = 1L;

  private @Nullable String team;

  /** Of whoever said it; another where Slack does not say. */
  String team(String other) {
    return team == null ? other : team;
  }
}
