package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import java.io.IOException;

/** One socket to Slack; what comes by it is worked on by several at once. */
final class SlackSocket implements AutoCloseable {

  private static final int WORKERS = 10;

  private final SocketModeApp socket;

  SlackSocket(App app, String token, Handlers handlers) throws Exception {
    socket = new SocketModeApp(token, app, Backend.JavaWebSocket, handlers::failed, WORKERS);
  }

  /** Asks for it; it opens a little later. */
  void open() throws Exception {
    socket.startAsync();
  }

  /** Whether Slack answers on it within three seconds. */
  boolean isHeard() {
    return socket.getClient().verifyConnection();
  }

  @Override
  public void close() throws IOException {
    // the app's own close leaves the client's monitor running, which would connect for ever
    // there is none when Slack refused it
    if (socket.getClient() != null) {
      socket.getClient().close();
    }
    try {
      socket.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
