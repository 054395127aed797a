package dev.hindsight.bot.slack;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.ChannelUnsharedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.hindsight.bot.slack.Route.Event;
import dev.hindsight.bot.slack.agent.PaneContextEvent;
import dev.hindsight.bot.slack.agent.PaneOpenedEvent;
import dev.hindsight.bot.slack.agent.PaneStoppedEvent;
import java.util.List;

/** Every event that Slack tells the bot of, with the rights that hearing of it takes. */
final class EventTable {

  static final List<Route> ALL =
      List.of(
          new Event<>(
              AppMentionEvent.class,
              "app_mention",
              List.of("app_mentions:read"),
              to -> to.mentions().mention()),
          new Event<>(
              MessageEvent.class,
              "message.im",
              List.of("im:history"),
              to -> to.mentions().message()),
          new Event<>(
              FileSaid.class, "message.im", List.of("im:history"), to -> to.mentions().withFile()),
          new Event<>(
              BroadcastSaid.class,
              "message.im",
              List.of("im:history"),
              to -> to.mentions().besideItsThread()),
          new Event<>(
              PaneOpenedEvent.class,
              "app_home_opened",
              List.of(),
              to -> to.homes().opened(to.whisper(), to.pane())),
          new Event<>(
              PaneContextEvent.class,
              "app_context_changed",
              List.of("assistant:write"),
              to -> to.pane().looksElsewhere()),
          new Event<>(
              PaneStoppedEvent.class,
              "agent_session_stopped",
              List.of("assistant:write"),
              to -> to.pane().stopped()),
          new Event<>(
              SubteamMembersChangedEvent.class,
              "subteam_members_changed",
              List.of("usergroups:read"),
              to -> to.workspace().groups()),
          new Event<>(
              ChannelSharedEvent.class,
              "channel_shared",
              List.of("channels:read", "groups:read"),
              to -> to.workspace().shared()),
          new Event<>(
              ChannelUnsharedEvent.class,
              "channel_unshared",
              List.of("channels:read", "groups:read"),
              to -> to.workspace().unshared()),
          new Event<>(
              AppUninstalledEvent.class,
              "app_uninstalled",
              List.of(),
              to -> to.workspace().uninstalled()),
          new Event<>(
              TokensRevokedEvent.class,
              "tokens_revoked",
              List.of(),
              to -> to.workspace().revoked()));

  private EventTable() {}
}
