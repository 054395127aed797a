package dev.hindsight.bot.incident;

import java.util.Optional;

/** Where an incident's card can be read. */
public interface CardLink {

  /** A permalink; empty while there is no card. */
  Optional<String> link(IncidentId id);

  /** The channel it is shown in, as the chat names it; empty while there is no card. */
  default Optional<String> channel(IncidentId id) {
    return Optional.empty();
  }
}
