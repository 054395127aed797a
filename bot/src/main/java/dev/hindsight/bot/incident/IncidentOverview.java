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
   * @param beyond how many more are open than are listed
   */
  record Now(List<IncidentView> open, Optional<Stop> stopped, int beyond) {

    /** Where all that is open is listed. */
    public Now(List<IncidentView> open, Optional<Stop> stopped) {
      this(open, stopped, 0);
    }

    public Now {
      open = List.copyOf(open);
    }
  }
}
