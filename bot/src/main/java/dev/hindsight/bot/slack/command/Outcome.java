package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Message;
import java.util.Optional;

/**
 * What becomes of a command.
 *
 * @param message what is said; empty where a window is open instead
 * @param shared whether all who are there may see it
 */
public record Outcome(Optional<Message> message, boolean shared) {

  static final Outcome WINDOW = new Outcome(Optional.empty(), false);

  static Outcome say(Message message) {
    return new Outcome(Optional.of(message), false);
  }
}
