package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;

/** Looks people up where they are known. */
public interface People {

  /** Asks live; never throws for an outage, says {@link Person.Unreachable}. */
  Person find(PersonId id);

  /** What is known of a person. */
  sealed interface Person {

    /** An active member of this workspace. */
    record Member(String name) implements Person {}

    /** A bot, guest, deactivated or external account, or nobody at all. */
    record Outsider(String why) implements Person {}

    /** Could not be asked right now. */
    record Unreachable(String why) implements Person {}
  }
}
