package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.bot.slack.people.Workspace;
import java.io.IOException;
import java.util.UUID;

/** Makes the application that takes what Slack sends, by whichever way it comes. */
final class BoltApp {

  private final SlackSettings settings;
  private final SlackClients clients;
  private final Workspace workspace;
  private final SlackRoutes routes;

  BoltApp(SlackSettings settings, SlackClients clients, Workspace workspace, SlackRoutes routes) {
    this.settings = settings;
    this.clients = clients;
    this.workspace = workspace;
    this.routes = routes;
  }

  /** Asks Slack first whether the token works. */
  App make() throws IOException, SlackApiException {
    workspace.team();
    App app = new App(config());
    routes.register(app);
    return app;
  }

  private AppConfig config() {
    return AppConfig.builder()
        .slack(clients.slack())
        .singleTeamBotToken(settings.botToken())
        // what comes by HTTP was checked by us before Bolt sees it; should it ever get here
        // unchecked, an empty secret would make Bolt accept anything
        .signingSecret(UUID.randomUUID().toString())
        .requestVerificationEnabled(false)
        // for ever: asked again every ten minutes, one click in between would pay for it
        .authTestCacheExpirationMillis(-1)
        .build();
  }
}
