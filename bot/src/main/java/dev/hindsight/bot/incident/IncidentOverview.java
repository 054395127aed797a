package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Stop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param plans all that somebody asked for and that have not ended, what waits and lapses first
   *     coming first, then the others of the listed incidents
   */
  record Now(List<IncidentView> open, Optional<Stop> stopped, int beyond, List<Planned> plans) {

    /** Where all that is open is listed. */
    public Now(List<IncidentView> open, Optional<Stop> stopped) {
      this(open, stopped, 0);
    }

    /** Where all plans are of what is listed. */
    public Now(List<IncidentView> open, Optional<Stop> stopped, int beyond) {
      this(open, stopped, beyond, open.stream().flatMap(Planned::of).toList());
    }

    public Now {
      open = List.copyOf(open);
      plans = List.copyOf(plans);
    }
  }

  /** A plan and its incident. */
  record Planned(IncidentView incident, PlanStatus plan) {

    static Stream<Planned> of(IncidentView incident) {
      return incident.plan().stream().map(plan -> new Planned(incident, plan));
    }

    /** Whether this person asked for it. */
    public boolean isOf(PersonId person) {
      return plan.requestedBy().filter(person::equals).isPresent();
    }
  }
}
