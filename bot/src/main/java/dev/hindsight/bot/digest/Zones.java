package dev.hindsight.bot.digest;

import dev.hindsight.actions.PersonId;
import java.time.ZoneId;
import java.util.Optional;

/** Where people are, by their own account; empty while nobody can say. */
@FunctionalInterface
public interface Zones {

  /** Asks live. */
  Optional<ZoneId> of(PersonId person);
}
