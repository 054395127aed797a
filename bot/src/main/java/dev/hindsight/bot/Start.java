package dev.hindsight.bot;

import dev.hindsight.bot.cli.HindsightCommand;

/** The bot's one entry for the application class; the commands stay inside. */
public final class Start {

  private Start() {}

  /** Runs the command named first, {@code serve} if none is. */
  public static void run(Class<?> application, String[] args) {
    HindsightCommand.run(application, args);
  }
}
