package dev.hindsight.bot.slack.command;

import java.util.Optional;
import java.util.function.Supplier;

/** Opens windows. */
@FunctionalInterface
public interface Forms {

  /**
   * Opens one at once, while what opens it is good; empty when it is open, else what to tell.
   *
   * @param place where it was asked for, with what opens a window
   * @param content what it shows, made once it is open
   */
  Optional<String> open(Place place, String title, Supplier<Reply> content);
}
