package dev.hindsight.bot.incident;

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
   * @param stopped who stopped all runs and why; empty while they are allowed
   */
  record Now(List<IncidentView> open, Optional<String> stopped) {

    public Now {
      open = List.copyOf(open);
    }
  }
}
