package dev.hindsight.local;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.fault.FaultCommand;
import dev.hindsight.local.postgres.PostgresFailed;
import dev.hindsight.local.up.UpCommand;
import dev.hindsight.local.up.Wiring;
import java.io.UncheckedIOException;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local installation; {@code ./hindsight} passes its commands on. */
@Command(name = "./hindsight", synopsisSubcommandLabel = "COMMAND")
public final class LocalApplication {

  private static final int USAGE = 64;

  private LocalApplication() {}

  /** Runs one command and exits with its code; 64 is a wrong use, 1 a failure. */
  public static void main(String[] args) {
    System.exit(
        commandLine(new Wiring(Clock.systemUTC(), SupervisedBot.class.getName())).execute(args));
  }

  static CommandLine commandLine(Wiring wiring) {
    // only here: in the bot, Spring Boot decides
    System.setProperty("logback.configurationFile", "local-logback.xml");
    CommandLine commandLine =
        new CommandLine(new LocalApplication())
            .addSubcommand(new UpCommand(wiring))
            .addSubcommand(new FaultCommand());
    commandLine.setParameterExceptionHandler(LocalApplication::wrongUse);
    commandLine.setExecutionExceptionHandler(LocalApplication::failed);
    return commandLine;
  }

  private static int wrongUse(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println("hindsight: " + new WrongUse(e).line());
    return USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof CannotRun
        || e instanceof PostgresFailed
        || e instanceof UncheckedIOException
        || e instanceof IllegalStateException) {
      command.getErr().println("hindsight: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
