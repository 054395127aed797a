package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.ChannelUnsharedEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.TokensRevokedEvent;
import java.util.function.Consumer;

/**
 * What Slack tells of the workspace itself: its people, groups and channels, and whether we may
 * stay.
 */
final class WorkspaceNews {

  private final Runnable forgetGroups;
  private final Consumer<String> channelChanged;
  private final SlackLink link;

  /**
   * @param forgetGroups has who is in which group asked anew
   * @param channelChanged has who reads a channel asked anew
   */
  WorkspaceNews(Runnable forgetGroups, Consumer<String> channelChanged, SlackLink link) {
    this.channelChanged = channelChanged;
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

  /** Another organisation reads a channel from now on. */
  BoltEventHandler<ChannelSharedEvent> shared() {
    return (payload, context) -> changed(payload.getEvent().getChannel());
  }

  /** Another organisation has left a channel. */
  BoltEventHandler<ChannelUnsharedEvent> unshared() {
    return (payload, context) -> changed(payload.getEvent().getChannel());
  }

  private Response changed(String channel) {
    channelChanged.accept(channel);
    return Response.ok();
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
