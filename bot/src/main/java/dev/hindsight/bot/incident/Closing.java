package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.verify.Indicator;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ends an incident: its alerts are gone, and either a run was verified or the service's own
 * indicator stayed good through the quiet time.
 */
@Component
class Closing {

  private static final int GOOD_SAMPLES = 3;

  private final Incidents incidents;
  private final Alerts alerts;
  private final Remediation remediation;
  private final Indicator indicator;
  private final Conclusions conclusions;
  private final Work work;
  private final Clock clock;
  private final Duration spacing;

  Closing(
      Incidents incidents,
      Alerts alerts,
      Remediation remediation,
      Indicator indicator,
      Conclusions conclusions,
      Work work,
      Clock clock,
      IncidentSettings settings) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.remediation = remediation;
    this.indicator = indicator;
    this.conclusions = conclusions;
    this.work = work;
    this.clock = clock;
    this.spacing = settings.quiet().dividedBy(GOOD_SAMPLES);
  }

  /** A verified run may close at once; after any other end the cause is looked for again. */
  void afterPlan(IncidentId id) {
    work.settle(id, clock.instant());
    work.investigate(id, clock.instant());
  }

  /**
   * Takes one sample, closes or comes back; a chain of samples that another one outran ends here.
   */
  void settle(IncidentId id) {
    Optional<Incident> open = incidents.find(id).filter(Incident::isOpen);
    List<StoredAlert> seen = alerts.ofIncident(id.value());
    if (open.isEmpty() || seen.stream().anyMatch(StoredAlert::firing)) {
      return;
    }
    Incident incident = open.get();
    Optional<PlanStatus> plan = incident.plan().flatMap(remediation::status);
    Optional<PlanState> state = plan.map(PlanStatus::state);
    if (state.filter(PlanState.SUCCEEDED::equals).isPresent()) {
      conclusions.conclude(incident, seen, plan, Optional.empty());
    } else if (state.filter(Closing::running).isEmpty()) {
      sample(incident, seen, plan);
    }
  }

  private void sample(Incident incident, List<StoredAlert> seen, Optional<PlanStatus> plan) {
    Reading reading = indicator.read(Handoff.subject(incident));
    Instant now = clock.instant();
    Optional<Integer> good =
        incidents.sampled(incident.id(), !(reading instanceof Reading.Bad), now, spacing);
    if (good.filter(n -> n >= GOOD_SAMPLES).isPresent()) {
      conclusions.conclude(incident, seen, plan, Optional.of(reading));
    } else if (good.isPresent()) {
      work.settle(incident.id(), now.plus(spacing));
    }
  }

  private static boolean running(PlanState state) {
    return switch (state) {
      case APPROVED, RUNNING, VERIFYING, UNDOING -> true;
      case PROPOSED,
          AWAITING_APPROVAL,
          SUCCEEDED,
          UNDONE,
          FAILED,
          UNKNOWN,
          REJECTED,
          EXPIRED,
          CANCELLED,
          STOPPED ->
          false;
    };
  }
}
