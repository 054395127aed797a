package dev.hindsight.bot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Plans on the command line. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plans and playbooks: check a file, try one without changing anything.",
    subcommands = {PlanValidateCommand.class, PlanDryRunCommand.class})
final class PlanCommand {

  @ParentCommand private HindsightCommand parent;

  HindsightCommand parent() {
    return parent;
  }
}
