package dev.hindsight.local.slack;

import dev.hindsight.local.PageTools;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The app in {@code src/test/page/bolt.cjs}, in a Node of its own. */
final class BoltJsApp implements AutoCloseable {

  private final Process node;

  private BoltJsApp(Process node) {
    this.node = node;
  }

  /**
   * Starts it.
   *
   * @param port where it takes signed requests, empty for Socket Mode
   */
  static BoltJsApp start(LocalSlack slack, OptionalInt port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Requires.node().toString(), Path.of("src/test/page/bolt.cjs").toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "NODE_PATH", PageTools.npmModules().toString(),
                "SLACK_API_URL", slack.url() + "api/",
                "SLACK_BOT_TOKEN", slack.botToken(),
                "SLACK_APP_TOKEN", slack.appToken(),
                "SLACK_SIGNING_SECRET", slack.signingSecret()));
    port.ifPresent(number -> builder.environment().put("PORT", Integer.toString(number)));
    return new BoltJsApp(
        builder
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  boolean running() {
    return node.isAlive();
  }

  /** It ends when its standard input does. */
  @Override
  public void close() throws IOException, InterruptedException {
    node.getOutputStream().close();
    if (!node.waitFor(5, TimeUnit.SECONDS)) {
      node.destroyForcibly().waitFor();
    }
  }
}
