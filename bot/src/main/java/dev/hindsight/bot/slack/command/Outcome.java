package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Message;
import java.util.Optional;

/**
 * What becomes of a command.
 *
 * @param message what is said; empty where a window is open instead
 * @param shared whether all who are there may see it
 * @param done whether that is what was asked for; else nothing is changed
 */
public record Outcome(Optional<Message> message, boolean shared, boolean done) {

  static final Outcome WINDOW = new Outcome(Optional.empty(), false, false);

  /** To whoever asked: nothing is changed. */
  static Outcome say(Message message) {
    return new Outcome(Optional.of(message), false, false);
  }

  /** To whoever asked: it is done. */
  static Outcome done(Message message) {
    return new Outcome(Optional.of(message), false, true);
  }

  /** To all who are there. */
  static Outcome shared(Message message) {
    return new Outcome(Optional.of(message), true, true);
  }
}
