package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import java.util.Optional;

/**
 * One use of a verb.
 *
 * @param confirmed whether the person has seen what it does and said yes to that
 */
public record Call(Typed typed, PersonId person, Place place, boolean confirmed) {

  /** What was given under that name; empty where it was not, or blank. */
  public Optional<String> arg(String name) {
    return typed.arg(name);
  }

  /** What was written. */
  Optional<String> text() {
    return arg(Arg.TEXT.name());
  }
}
