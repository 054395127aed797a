package dev.hindsight.bot.cli;

import dev.hindsight.actions.policy.DecisionTable;
import dev.hindsight.actions.policy.rulebook.RulebookFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The policy on disk: looked at and tested without a bot, a cluster or a database. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description =
        "Check, show and test the policy; list, ask for, grant and revoke standing approvals.",
    subcommands = {
      PolicyCommand.Check.class,
      PolicyCommand.Show.class,
      PolicyCommand.Test.class,
      StandingCommand.class
    })
final class PolicyCommand {

  private PolicyCommand() {}

  @FunctionalInterface
  private interface Work {
    int on(PrintWriter out) throws IOException;
  }

  private static int tell(CommandSpec spec, Work work) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      int code = work.on(out);
      out.flush();
      return code;
    } catch (IllegalArgumentException | IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("hindsight: " + (e instanceof IOException ? e.toString() : e.getMessage()));
      err.flush();
      return ExitCode.SOFTWARE;
    }
  }

  /** Reads a file as the bot would. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Say whether a policy file would be taken; 1, with the place, when not.")
  static final class Check implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file;

    @Override
    public Integer call() {
      return tell(
          spec,
          out -> {
            out.printf("%s is a policy, sha256 %s%n", file, RulebookFile.read(file).hash());
            return 0;
          });
    }
  }

  /** Prints what holds. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print all values of a policy, in the form in which a file says them.")
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--policy",
        paramLabel = "FILE",
        description = "The policy (default: the shipped one).")
    private Optional<Path> policy = Optional.empty();

    @Override
    public Integer call() {
      return tell(
          spec,
          out -> {
            out.print(RulebookFile.of(policy).shown());
            return 0;
          });
    }
  }

  /** Runs a decision table. */
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description =
          "Put the policy to a table of cases; 1, with the rows that differ, when any do.")
  static final class Test implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CASES", description = "The table; docs/policy.md has its form.")
    private Path cases;

    @Option(
        names = "--policy",
        paramLabel = "FILE",
        description = "The policy (default: the shipped one).")
    private Optional<Path> policy = Optional.empty();

    @Override
    public Integer call() {
      return tell(spec, this::test);
    }

    private int test(PrintWriter out) throws IOException {
      RulebookFile file = RulebookFile.of(policy);
      DecisionTable.Report report =
          DecisionTable.run(cases.toString(), Files.readAllBytes(cases), file);
      report.failures().forEach(out::println);
      out.printf(
          "%d cases, %d differ, policy %s%n", report.cases(), report.differing(), file.source());
      return report.differing() == 0 ? 0 : 1;
    }
  }
}
