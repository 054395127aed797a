package dev.hindsight.local;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.fault.FaultCommand;
import dev.hindsight.local.postgres.PostgresFailed;
import dev.hindsight.local.up.UpCommand;
import dev.hindsight.local.up.Wiring;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local installation; {@code ./hindsight} passes its commands on. */
@Command(name = "./hindsight", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class LocalApplication {

  private static final int USAGE = 64;

  private LocalApplication() {}

  /** Runs one command and exits with its code; 64 is a wrong use, 1 a failure. */
  public static void main(String[] args) {
    System.exit(
        commandLine(new Wiring(Clock.systemUTC(), SupervisedBot.class.getName())).execute(args));
  }

  static CommandLine commandLine(Wiring wiring) {
    CommandLine commandLine =
        new CommandLine(new LocalApplication())
            .addSubcommand(new UpCommand(wiring))
            .addSubcommand(new FaultCommand());
    commandLine.setParameterExceptionHandler(LocalApplication::wrongUse);
    commandLine.setExecutionExceptionHandler(LocalApplication::failed);
    return commandLine;
  }

  private static int wrongUse(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("hindsight: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      command
          .getErr()
          .println(
              "%s --help tells the options".formatted(command.getCommandSpec().qualifiedName()));
    }
    return USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof CannotRun
        || e instanceof PostgresFailed
        || e instanceof IllegalStateException) {
      command.getErr().println("hindsight: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
