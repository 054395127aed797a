package dev.hindsight.local;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.PostgresFailed;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** How every command of {@code ./hindsight} answers a wrong use and a failure: in one line. */
public final class CommandLines {

  private static final int USAGE = 64;
  private static final String LOG_SETTINGS = "logback.configurationFile";

  private CommandLines() {}

  /** Makes this command line and its subcommands answer well; 64 is a wrong use, 1 a failure. */
  public static CommandLine answering(CommandLine commandLine) {
    logOnlyTrouble();
    commandLine.setParameterExceptionHandler(CommandLines::wrongUse);
    commandLine.setExecutionExceptionHandler(CommandLines::failed);
    return commandLine;
  }

  /** Only here: in the bot, Spring Boot decides, and warns of a property that it does not read. */
  private static void logOnlyTrouble() {
    System.setProperty(LOG_SETTINGS, "local-logback.xml");
    LoggerFactory.getILoggerFactory();
    System.clearProperty(LOG_SETTINGS);
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
