package dev.hindsight.bot.cli;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.dryrun.DryRun;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanFile;
import dev.hindsight.actions.plan.Playbook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what a file would do to the connected cluster; the server's own dry run, and the policy. */
@Command(
    name = "dry-run",
    mixinStandardHelpOptions = true,
    description = "Tell what a plan or playbook would do now; 1 when it would not be let through.")
final class PlanDryRunCommand implements Callable<Integer> {

  private static final int PARTS = 3;
  private static final String ON_WHAT =
      "a playbook is tried on an object: --on KIND/NAMESPACE/NAME";

  @ParentCommand private PlanCommand plan;
  @Mixin private DataOption data;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "YAML or JSON.")
  private Path file;

  @Option(
      names = "--on",
      paramLabel = "KIND/NAMESPACE/NAME",
      description =
          "An object to try a playbook on; a node is Node//NAME. Once for each kind that its steps"
              + " are for.")
  private List<String> on = List.of();

  @Override
  public Integer call() {
    return plan.parent()
        .quietly(spec)
        .run(
            () -> {
              PlanOnDisk.read(file);
              return Quietly.needing(data.settings(), "actions");
            },
            "nothing was tried",
            this::tell);
  }

  private int tell(ApplicationContext bot) {
    DryRun.Report report = report(bot.getBean(DryRun.class));
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    out.println(report.runs() ? "It could run." : "It would not run.");
    out.flush();
    return report.runs() ? 0 : 1;
  }

  private DryRun.Report report(DryRun dryRun) {
    return switch (PlanOnDisk.read(file)) {
      case PlanFile.OfPlan(Plan read) -> dryRun.of(read);
      case PlanFile.OfPlaybook(Playbook playbook) -> {
        if (on.isEmpty()) {
          throw new IllegalArgumentException(ON_WHAT);
        }
        yield dryRun.of(playbook, on.stream().map(PlanDryRunCommand::object).toList());
      }
    };
  }

  /** In the connected world, whichever that is. A name may have slashes, a namespace has none. */
  private static ObjectRef object(String text) {
    String[] parts = text.split("/", PARTS);
    if (parts.length != PARTS || parts[0].isBlank() || parts[2].isBlank()) {
      throw new IllegalArgumentException(ON_WHAT);
    }
    return new ObjectRef("", parts[0], parts[1], parts[2]);
  }
}
