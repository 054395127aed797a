package dev.hindsight.bot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Plans on the command line. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Plans and playbooks: check a file, print it as a script, try one; read and decide plans"
          + " as in the chat and by the same rules, also while it is down.",
      "Who decides shows a personal token; docs/operations.md tells how to get one."
    },
    subcommands = {
      PlanValidateCommand.class,
      PlanRenderCommand.class,
      PlanDryRunCommand.class,
      DeskCommands.ListOpen.class,
      DeskCommands.Show.class,
      DeskCommands.Ask.class,
      DeskCommands.Approve.class,
      DeskCommands.Reject.class,
      DeskCommands.Revoke.class,
      DeskCommands.Cancel.class,
      DeskCommands.BreakGlass.class,
      DeskCommands.Review.class,
      DeskCommands.Token.class
    })
final class PlanCommand {

  @ParentCommand private HindsightCommand parent;

  HindsightCommand parent() {
    return parent;
  }
}
