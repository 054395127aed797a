package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides with the incident locked, so that no alert joins and no vote starts a run in between;
 * each method is one transaction, so that a crash loses neither the count nor what follows from it.
 */
@Component
class Conclusions {

  private static final int GOOD_SAMPLES = 3;

  private final Incidents incidents;
  private final Alerts alerts;
  private final Remediation remediation;
  private final Resolution resolution;
  private final Work work;
  private final Clock clock;
  private final Duration spacing;

  Conclusions(
      Incidents incidents,
      Alerts alerts,
      Remediation remediation,
      Resolution resolution,
      Work work,
      Clock clock,
      IncidentSettings settings) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.remediation = remediation;
    this.resolution = resolution;
    this.work = work;
    this.clock = clock;
    this.spacing = settings.quiet().dividedBy(GOOD_SAMPLES);
  }

  /** Resolves where the plan's own verification has proven the fix. */
  @Transactional
  public void verified(IncidentId id) {
    quiet(id)
        .filter(q -> q.state().filter(PlanState.SUCCEEDED::equals).isPresent())
        .ifPresent(q -> resolve(q, Optional.empty()));
  }

  /**
   * Counts one sample, and resolves or comes back; a chain of samples that another one outran ends
   * here.
   */
  @Transactional
  public void sampled(IncidentId id, Reading reading) {
    quiet(id)
        .filter(q -> q.state().filter(Ran::running).isEmpty())
        .ifPresent(q -> count(q, reading));
  }

  /** Empty when it is over or an alert of it fires. */
  private Optional<Quiet> quiet(IncidentId id) {
    return incidents
        .lock(id)
        .filter(Incident::isOpen)
        .map(i -> new Quiet(i, alerts.ofIncident(id.value()), plan(i)))
        .filter(q -> q.seen().stream().noneMatch(StoredAlert::firing));
  }

  private Optional<PlanStatus> plan(Incident incident) {
    return incident.plan().flatMap(remediation::status);
  }

  private void count(Quiet quiet, Reading reading) {
    Instant now = clock.instant();
    IncidentId id = quiet.incident().id();
    Optional<Integer> row = incidents.sampled(id, !(reading instanceof Reading.Bad), now, spacing);
    if (row.filter(n -> n >= GOOD_SAMPLES).isPresent()) {
      resolve(quiet, Optional.of(reading));
    } else if (row.isPresent()) {
      work.settle(id, now.plus(spacing));
    }
  }

  private void resolve(Quiet quiet, Optional<Reading> reading) {
    resolution.resolve(quiet.incident(), quiet.seen(), quiet.plan(), reading);
  }

  /** An open incident, locked, of which nothing fires. */
  private record Quiet(Incident incident, List<StoredAlert> seen, Optional<PlanStatus> plan) {

    Optional<PlanState> state() {
      return plan.map(PlanStatus::state);
    }
  }
}
