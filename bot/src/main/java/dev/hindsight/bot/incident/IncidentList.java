package dev.hindsight.bot.incident;

import java.time.Instant;
import java.util.List;

/** Reads many incidents at once, a line each. */
public interface IncidentList {

  /** Those of these numbers that there are, the worst first, then the oldest. */
  List<Line> of(List<IncidentId> ids);

  /** As much of an incident as fits on a line; its title is redacted but hostile. */
  record Line(
      IncidentId id,
      Severity severity,
      IncidentState state,
      String service,
      String title,
      Instant openedAt) {

    /** Whether it still needs somebody. */
    public boolean isOpen() {
      return state != IncidentState.RESOLVED;
    }
  }
}
