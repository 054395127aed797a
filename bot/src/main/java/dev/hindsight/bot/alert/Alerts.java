package dev.hindsight.bot.alert;

import java.util.List;
import java.util.Optional;

/** The alerts that were kept. */
public interface Alerts {

  /** One episode. */
  Optional<StoredAlert> find(AlertId id);

  /** All episodes of an incident, oldest first. */
  List<StoredAlert> ofIncident(long incident);

  /** Puts an episode to an incident. */
  void assign(AlertId id, long incident);

  /** The incident that the newest earlier episode of the same alert was put to. */
  Optional<Long> incidentOf(StoredAlert alert);
}
