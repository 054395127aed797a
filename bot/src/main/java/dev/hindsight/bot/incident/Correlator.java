package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.incident.Correlation.Ignores;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Opens;
import dev.hindsight.bot.incident.Correlation.Reason;
import dev.hindsight.bot.incident.Correlation.Reopens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides what an alert means; pure. */
final class Correlator {

  /** Alerts that always fire by design, to show that alerting itself lives. */
  private static final Set<String> HEARTBEATS =
      Set.of("Watchdog", "InfoInhibitor", "DeadMansSwitch");

  private final Duration reopenWithin;

  Correlator(Duration reopenWithin) {
    this.reopenWithin = reopenWithin;
  }

  /**
   * Correlates.
   *
   * @param own the incident this very episode, or an earlier one of the same alert, was put to
   * @param newest the newest incident of the same service
   */
  Correlation correlate(
      StoredAlert alert, Optional<Incident> own, Optional<Incident> newest, Instant now) {
    if (HEARTBEATS.contains(alert.alert().name())) {
      return new Ignores(Reason.HEARTBEAT);
    }
    if (own.isPresent() && (own.get().isOpen() || belongsTo(alert, own.get()))) {
      return new Joins(own.get().id(), Reason.SAME_ALERT);
    }
    if (!alert.firing()) {
      return new Ignores(Reason.RESOLVED_BEFORE_ANY_INCIDENT);
    }
    if (newest.isEmpty()) {
      return new Opens(Reason.NO_OPEN_INCIDENT_OF_THIS_SERVICE);
    }
    Incident last = newest.get();
    if (last.isOpen()) {
      return new Joins(last.id(), Reason.SAME_SERVICE);
    }
    return last.resolvedAt().filter(t -> t.plus(reopenWithin).isAfter(now)).isPresent()
        ? new Reopens(last.id(), Reason.BACK_SOON_AFTER_RESOLVED)
        : new Opens(Reason.NO_OPEN_INCIDENT_OF_THIS_SERVICE);
  }

  private static boolean belongsTo(StoredAlert alert, Incident incident) {
    return alert.incident().filter(i -> i == incident.id().value()).isPresent();
  }
}
