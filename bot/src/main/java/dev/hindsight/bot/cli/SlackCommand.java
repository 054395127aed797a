package dev.hindsight.bot.cli;

import dev.hindsight.bot.slack.SlackManifest;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What setting up a workspace takes. */
@Command(
    name = "slack",
    mixinStandardHelpOptions = true,
    description = "What setting up a Slack workspace takes; see docs/slack-setup.md.")
final class SlackCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description = "Print the app's manifest, for api.slack.com/apps.")
  void manifest(
      @Option(
              names = "--url",
              paramLabel = "HTTPS_URL",
              description =
                  "where Slack reaches the bot, for hindsight.slack.mode=http (default: Socket"
                      + " Mode, nothing needs to be reachable)")
          Optional<URI> url) {
    System.out.println(SlackManifest.json(url));
  }
}
