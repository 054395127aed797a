package dev.hindsight.bot.cli;

import dev.hindsight.actions.plan.PlanFile;
import dev.hindsight.actions.script.Script;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a plan as a script; asks neither a database nor a cluster. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Print a plan as a script that people can read, keep and run elsewhere: it checks, changes,"
          + " verifies, leaves alone what is done, and takes all back with the argument undo."
    })
final class PlanRenderCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A plan, YAML or JSON.")
  private Path file;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "LANGUAGE",
      description =
          "shell (kubectl, aws), python (the official clients of both) or ansible (a playbook over"
              + " kubectl and aws).")
  private Language language;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The words for it on a command line. */
  enum Language {
    shell(Script.SHELL),
    python(Script.PYTHON),
    ansible(Script.ANSIBLE);

    private final Script script;

    Language(Script script) {
      this.script = script;
    }
  }

  @Override
  public Integer call() {
    try {
      PrintWriter out = spec.commandLine().getOut();
      out.print(rendered());
      out.flush();
      return ExitCode.OK;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      spec.commandLine().getErr().println("hindsight: " + e.getMessage());
      spec.commandLine().getErr().flush();
      return 1;
    }
  }

  private String rendered() {
    return switch (PlanOnDisk.read(file)) {
      case PlanFile.OfPlan(var plan) ->
          language.script.of(String.valueOf(file.getFileName()), plan);
      case PlanFile.OfPlaybook(var playbook) ->
          throw new IllegalArgumentException(
              "%s is the playbook %s, which becomes a plan only on a living object: plan dry-run"
                  .formatted(file, playbook.name()));
    };
  }
}
