package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.Optional;

/** How to go on: what can be typed, whom to ask, and which version this is. */
final class HomeHelp {

  private HomeHelp() {}

  static List<Block> of() {
    return List.of(
        Block.header("Help"),
        Block.section(
            Text.mrkdwn(
                "`/ops help` lists what I understand. In a thread, mention me instead. Log lines"
                    + " pasted after `explain` are explained, and so is any message by its shortcut"
                    + " *Explain this alert*. Nobody approves their own request.")),
        Block.context(
            Text.plain(
                "Something is wrong? Whoever runs Hindsight here finds it with ./hindsight doctor"
                    + " and in docs/operations.md. %s".formatted(version()))));
  }

  /** As it was built; a build without a number says so. */
  private static String version() {
    return Optional.ofNullable(HomeHelp.class.getPackage().getImplementationVersion())
        .map("Version %s."::formatted)
        .orElse("This build has no version number.");
  }
}
