package dev.hindsight.bot.cli;

import dev.hindsight.bot.slack.SlackManifest;
import picocli.CommandLine.Command;

/** What setting up a workspace takes. */
@Command(
    name = "slack",
    mixinStandardHelpOptions = true,
    description = "What setting up a Slack workspace takes; see docs/slack-setup.md.")
final class SlackCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description = "Print the app's manifest, for api.slack.com/apps.")
  void manifest() {
    System.out.println(SlackManifest.json());
  }
}
