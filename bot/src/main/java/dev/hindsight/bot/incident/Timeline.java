package dev.hindsight.bot.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was done about incidents, as it is kept; written in the transaction that does it. */
interface Timeline {

  /** The newest two hundred, oldest first. */
  List<TimelineEntry> of(IncidentId id);

  /** The same of many at once; one of which nothing was done is not there. */
  Map<IncidentId, List<TimelineEntry>> of(Collection<IncidentId> ids);

  /**
   * Adds to it.
   *
   * @param mark of what was pressed or sent
   */
  void add(IncidentId id, TimelineEntry entry, Optional<String> mark);

  /** The incident for which something with that mark was kept. */
  Optional<IncidentId> marked(String mark);
}
