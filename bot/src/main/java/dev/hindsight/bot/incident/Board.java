package dev.hindsight.bot.incident;

import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import dev.hindsight.prompts.Narrator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what is shown of an incident. */
@Component
class Board implements IncidentBoard, IncidentOverview {

  private final Incidents incidents;
  private final Alerts alerts;
  private final Catalog catalog;
  private final Remediation remediation;
  private final Narrator narrator;

  Board(
      Incidents incidents,
      Alerts alerts,
      Catalog catalog,
      Remediation remediation,
      Narrator narrator) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.catalog = catalog;
    this.remediation = remediation;
    this.narrator = narrator;
  }

  @Override
  public Optional<IncidentView> view(IncidentId id) {
    return incidents.find(id).map(this::view);
  }

  @Override
  public Now now() {
    return new Now(incidents.open().stream().map(this::view).toList(), remediation.stopped());
  }

  private IncidentView view(Incident incident) {
    Optional<Service> service = catalog.find(incident.namespace(), incident.service());
    Optional<Findings> found = incident.findings();
    return new IncidentView(
        incident.id(),
        incident.version(),
        incident.severity(),
        incident.state(),
        incident.service(),
        incident.namespace(),
        found.flatMap(Findings::target).orElse(incident.cluster()),
        service.flatMap(Service::owner),
        service.flatMap(Service::tier),
        incident.title(),
        incident.summary(),
        incident.openedAt(),
        incident.resolvedAt(),
        incident.acknowledgedBy(),
        alerts.ofIncident(incident.id().value()).stream().map(Board::line).toList(),
        found.map(Findings::best),
        found.map(f -> f.causes().stream().skip(1).toList()).orElse(List.of()),
        found.map(Findings::explanation).orElse(List.of()),
        found.map(Findings::evidence).orElse(List.of()),
        found.map(Findings::missing).orElse(List.of()),
        found.flatMap(Findings::lastTime),
        found.map(Findings::runbooks).orElse(List.of()),
        incident.plan().flatMap(remediation::status),
        incident.noPlan(),
        incident.conclusion(),
        wording(incident));
  }

  /** Only words about what is known now. */
  private Optional<IncidentView.Wording> wording(Incident incident) {
    if (narrator.model().isEmpty()) {
      return incident.findings().map(_ -> IncidentView.Wording.NO_MODEL);
    }
    return incident
        .narration()
        .filter(told -> incident.findings().map(FactSheet::of).filter(told::tells).isPresent())
        .map(Narrated::wording);
  }

  private static IncidentView.AlertLine line(StoredAlert alert) {
    return new IncidentView.AlertLine(
        alert.alert().name(),
        alert.firing(),
        alert.count(),
        alert.startsAt(),
        alert.alert().summary());
  }
}
