package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.verify.Indicator;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ends an incident: its alerts are gone, and either a run was verified or the service's own
 * indicator stayed good through the quiet time.
 */
@Component
class Closing {

  private final Incidents incidents;
  private final Alerts alerts;
  private final Remediation remediation;
  private final Indicator indicator;
  private final Conclusions conclusions;
  private final Work work;
  private final Clock clock;
  private final ConnectedCluster connected;

  Closing(
      Incidents incidents,
      Alerts alerts,
      Remediation remediation,
      Indicator indicator,
      Conclusions conclusions,
      Work work,
      Clock clock,
      ConnectedCluster connected) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.remediation = remediation;
    this.indicator = indicator;
    this.conclusions = conclusions;
    this.work = work;
    this.clock = clock;
    this.connected = connected;
  }

  /** A verified run may close at once; after any other end the cause is looked for again. */
  void afterPlan(IncidentId id) {
    work.settle(id, clock.instant());
    work.investigate(id, clock.instant());
  }

  /** Looks without holding anything, then lets the conclusions be drawn from what is true then. */
  void settle(IncidentId id) {
    Optional<Incident> quiet = incidents.find(id).filter(Incident::isOpen).filter(this::isQuiet);
    if (quiet.isEmpty()) {
      return;
    }
    if (verified(quiet.get())) {
      conclusions.verified(id);
    } else {
      conclusions.sampled(id, read(quiet.get()));
    }
  }

  /** A service of the same name in our cluster says nothing about one of another. */
  private Indicator.Reading read(Incident incident) {
    return connected
        .foreign(alerts.ofIncident(incident.id().value()))
        .<Indicator.Reading>map(Indicator.Reading.Unreadable::new)
        .orElseGet(() -> indicator.read(Handoff.subject(incident)));
  }

  private boolean isQuiet(Incident incident) {
    return alerts.ofIncident(incident.id().value()).stream().noneMatch(StoredAlert::firing);
  }

  private boolean verified(Incident incident) {
    return incident
        .plan()
        .flatMap(remediation::status)
        .map(PlanStatus::state)
        .filter(PlanState.SUCCEEDED::equals)
        .isPresent();
  }
}
