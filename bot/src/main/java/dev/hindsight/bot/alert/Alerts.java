package dev.hindsight.bot.alert;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts that were kept. */
public interface Alerts {

  /** One episode. */
  Optional<StoredAlert> find(AlertId id);

  /** All episodes of an incident, oldest first. */
  List<StoredAlert> ofIncident(long incident);

  /** The same of many at once, by incident; one that has none is not there. */
  Map<Long, List<StoredAlert>> ofIncidents(Collection<Long> incidents);

  /** Makes all who put episodes of this alert to incidents wait until the transaction ends. */
  void serialize(StoredAlert alert);

  /** Puts an episode to an incident. */
  void assign(AlertId id, long incident);

  /** The incident that the newest earlier episode of the same alert was put to. */
  Optional<Long> incidentOf(StoredAlert alert);
}
