package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.ChannelUnsharedEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Slack tells of the workspace itself: its people, groups and channels, and whether we may
 * stay.
 */
final class WorkspaceNews {

  private final Runnable forgetGroups;
  private final Consumer<String> channelChanged;
  private final Consumer<String> gone;

  /**
   * @param forgetGroups has who is in which group asked anew
   * @param channelChanged has who reads a channel asked anew
   * @param gone hears in Slack's word why nothing is taken from us any more
   */
  WorkspaceNews(Runnable forgetGroups, Consumer<String> channelChanged, Consumer<String> gone) {
    this.channelChanged = channelChanged;
    this.forgetGroups = forgetGroups;
    this.gone = gone;
  }

  /** Somebody joined or left a group; who is an active member is asked live each time. */
  BoltEventHandler<SubteamMembersChangedEvent> groups() {
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
    return (payload, context) -> gone("app_uninstalled");
  }

  /** Those of people are none of ours. */
  BoltEventHandler<TokensRevokedEvent> revoked() {
    return (payload, context) ->
        isOfBots(payload.getEvent().getTokens()) ? gone("token_revoked") : Response.ok();
  }

  private static boolean isOfBots(TokensRevokedEvent.@Nullable Tokens tokens) {
    return tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty();
  }

  private Response gone(String error) {
    gone.accept(error);
    return Response.ok();
  }
}
