package dev.hindsight.bot.incident;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.prompts.Narrator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When an investigation is worth its time, and what of it is kept. */
@Component
class Investigations {

  private static final int LOOKS = 8;

  private final Incidents incidents;
  private final Alerts alerts;
  private final Remediation remediation;
  private final Work work;
  private final Clock clock;
  private final IncidentSettings settings;
  private final Narrator narrator;
  private final ConnectedCluster connected;
  private final JdbcClusterNames names;

  Investigations(
      Incidents incidents,
      Alerts alerts,
      Remediation remediation,
      Work work,
      Clock clock,
      IncidentSettings settings,
      Narrator narrator,
      ConnectedCluster connected,
      JdbcClusterNames names) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.remediation = remediation;
    this.work = work;
    this.clock = clock;
    this.settings = settings;
    this.narrator = narrator;
    this.connected = connected;
    this.names = names;
  }

  Duration budget() {
    return settings.look();
  }

  /** Empty once it is over, nothing fires, or people act on what was found. */
  Optional<Incident> begin(IncidentId id) {
    return incidents
        .find(id)
        .filter(Incident::isOpen)
        .filter(i -> worthALook(alerts.ofIncident(id.value())))
        .filter(i -> !planInHand(i));
  }

  /** Something fires, or a person said that something is wrong where no alert ever did. */
  private static boolean worthALook(List<StoredAlert> seen) {
    return seen.isEmpty() || seen.stream().anyMatch(StoredAlert::firing);
  }

  /**
   * Keeps the findings unless surer ones are there, and looks again later if they are unsure. What
   * is true now decides, for another investigation or a person may have been quicker.
   */
  @Transactional
  public void end(IncidentId id, Findings findings) {
    findings
        .target()
        .filter(identity -> !ObjectRef.isOfAws(identity))
        .ifPresent(
            identity ->
                Optional.ofNullable(connected.name())
                    .ifPresent(name -> names.looked(identity, name)));
    changeable(id).ifPresent(incident -> keep(incident, findings));
  }

  /**
   * Shows the plan, unless people or the executor hold another one by now. What an earlier one has
   * proven stays proven.
   */
  @Transactional
  public void offered(IncidentId id, PlanId plan, Grounds grounds) {
    changeable(id).ifPresent(incident -> show(incident, plan, grounds));
  }

  /**
   * Shows the plan of whoever thought about it for long, only if what they thought about is still
   * so: nothing else was found since and no other plan is there.
   *
   * @param before the incident as it was then
   * @return false where it is not shown
   */
  @Transactional
  public boolean drafted(Incident before, PlanId plan, Grounds grounds) {
    Optional<Incident> same = same(before);
    same.ifPresent(incident -> show(incident, plan, grounds));
    return same.isPresent();
  }

  /** Whether what somebody thought about for long is still so; asked before they change a plan. */
  @Transactional
  public boolean isStill(Incident before) {
    return same(before).isPresent();
  }

  private Optional<Incident> same(Incident before) {
    return changeable(before.id())
        .filter(
            now -> now.findings().map(FactSheet::of).equals(before.findings().map(FactSheet::of)))
        .filter(now -> now.plan().equals(before.plan()));
  }

  private void show(Incident incident, PlanId plan, Grounds grounds) {
    if (isProven(incident)) {
      incidents.offeredToo(incident.id(), plan);
    } else {
      incidents.offered(incident.id(), plan, grounds);
    }
  }

  /** Shows a plan that a person asked for; false where another is in hand or it is over. */
  boolean requested(IncidentId id, PlanId plan) {
    Optional<Incident> incident = changeable(id);
    incident.ifPresent(_ -> incidents.offeredToo(id, plan));
    return incident.isPresent();
  }

  /** Says why there is no plan, where there is none. */
  @Transactional
  public void notOffered(IncidentId id, String reason) {
    changeable(id)
        .filter(incident -> incident.plan().isEmpty())
        .ifPresent(incident -> incidents.notOffered(id, reason));
  }

  private Optional<Incident> changeable(IncidentId id) {
    return incidents.lock(id).filter(Incident::isOpen).filter(i -> !planInHand(i));
  }

  private void keep(Incident incident, Findings findings) {
    boolean surer = incident.findings().filter(f -> f.sure() && !findings.sure()).isPresent();
    if (!surer) {
      incidents.found(incident.id(), findings);
      narrator.model().ifPresent(_ -> work.narrate(incident.id()));
    }
    if (!surer && findings.inconclusive() && incident.looks() < LOOKS) {
      work.investigate(incident.id(), clock.instant().plus(settings.lookAgain()));
    }
  }

  private boolean isProven(Incident incident) {
    return incident.groundsPlan().flatMap(remediation::status).filter(Ran::proven).isPresent();
  }

  private boolean planInHand(Incident incident) {
    return incident
        .plan()
        .flatMap(remediation::status)
        .map(PlanStatus::state)
        .filter(Ran::inHand)
        .isPresent();
  }
}
