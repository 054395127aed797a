package dev.hindsight.bot.incident;

import java.util.Optional;

/** Where an incident's card can be read. */
public interface CardLink {

  /** A permalink; empty while there is no card. */
  Optional<String> link(IncidentId id);
}
