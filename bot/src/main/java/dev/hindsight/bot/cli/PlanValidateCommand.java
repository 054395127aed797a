package dev.hindsight.bot.cli;

import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanFile;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Playbook;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a file; asks neither a database nor a cluster. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check a plan or playbook file; a mistake is named with its line.")
final class PlanValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "YAML or JSON.")
  private Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().println(words(PlanOnDisk.read(file)));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      spec.commandLine().getErr().println("hindsight: " + e.getMessage());
      spec.commandLine().getErr().flush();
      return 1;
    }
  }

  private static String words(PlanFile read) {
    return switch (read) {
      case PlanFile.OfPlaybook(Playbook playbook) ->
          "Valid: playbook %s, %s."
              .formatted(
                  playbook.name(),
                  playbook.causes().isEmpty()
                      ? "for no cause by itself"
                      : "for " + String.join(", ", playbook.causes()));
      case PlanFile.OfPlan(Plan plan) ->
          "Valid: %s%nrisk: %s%nhash: %s"
              .formatted(plan.title(), plan.risk(), PlanJson.sha256(PlanJson.write(plan)));
    };
  }
}
