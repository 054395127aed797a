package dev.hindsight.bot.incident;

import dev.hindsight.actions.Stop;
import java.util.List;
import java.util.Optional;

/** Reads what matters right now. */
public interface IncidentOverview {

  /** As it is at this moment. */
  Now now();

  /**
   * The present.
   *
   * @param open incidents that are not resolved, the worst first, then the oldest
   * @param stopped the stop of all runs; empty while they are allowed
   */
  record Now(List<IncidentView> open, Optional<Stop> stopped) {

    public Now {
      open = List.copyOf(open);
    }
  }
}
