package dev.hindsight.local.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.socket_mode.SocketModeClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An unmodified Bolt app over Socket Mode, connected to a local Slack. */
final class TestingBolt implements AutoCloseable {
  private static final @Nullable Response NO_ACK = null;
  private final SocketModeApp sockets;
  private final MethodsClient client;

  private TestingBolt(SocketModeApp sockets, MethodsClient client) {
    this.sockets = sockets;
    this.client = client;
  }

  static TestingBolt connect(LocalSlack local, Consumer<App> handlers) throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(local.url() + "api/");
    Slack slack = Slack.getInstance(config);
    App app =
        new App(AppConfig.builder().slack(slack).singleTeamBotToken(local.botToken()).build());
    handlers.accept(app);
    SocketModeApp sockets =
        new SocketModeApp(
            local.appToken(), SocketModeClient.Backend.JavaWebSocket, error -> NO_ACK, app, 4);
    sockets.startAsync();
    return new TestingBolt(sockets, slack.methods(local.botToken()));
  }

  MethodsClient client() {
    return client;
  }

  @Override
  public void close() throws Exception {
    sockets.close();
  }
}
