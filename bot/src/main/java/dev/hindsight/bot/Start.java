package dev.hindsight.bot;

import dev.hindsight.bot.cli.HindsightCommand;
import java.time.Clock;

/** The bot's one entry for the application class; the commands stay inside. */
public final class Start {

  private Start() {}

  /**
   * Runs the command named first, {@code serve} if none is.
   *
   * @param clock for commands that take nothing else of the application
   */
  public static void run(Class<?> application, Clock clock, String[] args) {
    HindsightCommand.run(application, clock, args);
  }
}
