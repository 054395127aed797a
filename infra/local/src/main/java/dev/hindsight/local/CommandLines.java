package dev.hindsight.local;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.PostgresFailed;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** How every command of {@code ./hindsight} answers a wrong use and a failure: in one line. */
public final class CommandLines {

  private static final int USAGE = 64;

  private CommandLines() {}

  /** Makes this command line and its subcommands answer well; 64 is a wrong use, 1 a failure. */
  public static CommandLine answering(CommandLine commandLine) {
    // only here: in the bot, Spring Boot decides
    System.setProperty("logback.configurationFile", "local-logback.xml");
    commandLine.setParameterExceptionHandler(CommandLines::wrongUse);
    commandLine.setExecutionExceptionHandler(CommandLines::failed);
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
