package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.TokensRevokedEvent;

/** What Slack tells of the workspace itself: its people, its groups, and whether we may stay. */
final class WorkspaceNews {

  private final Runnable forgetGroups;
  private final SlackLink link;

  /**
   * @param forgetGroups has who is in which group asked anew
   */
  WorkspaceNews(Runnable forgetGroups, SlackLink link) {
    this.forgetGroups = forgetGroups;
    this.link = link;
  }

  /** Somebody joined or left a group, or was deactivated. */
  <E extends Event> BoltEventHandler<E> people() {
    return (payload, context) -> {
      forgetGroups.run();
      return Response.ok();
    };
  }

  BoltEventHandler<AppUninstalledEvent> uninstalled() {
    return (payload, context) -> gone("the app was uninstalled");
  }

  BoltEventHandler<TokensRevokedEvent> revoked() {
    return (payload, context) -> gone("the app's token was revoked");
  }

  private Response gone(String what) {
    link.trouble(
        SlackLink.TOKEN,
        ("%s: nothing can be sent. Install the app again and set hindsight.slack.bot-token;"
                + " what waits is sent then.")
            .formatted(what));
    return Response.ok();
  }
}
