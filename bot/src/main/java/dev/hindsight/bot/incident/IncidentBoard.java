package dev.hindsight.bot.incident;

import java.util.Optional;

/** Reads incidents for whoever shows them. */
public interface IncidentBoard {

  /** The incident as it is now; empty when there is none of that number. */
  Optional<IncidentView> view(IncidentId id);
}
