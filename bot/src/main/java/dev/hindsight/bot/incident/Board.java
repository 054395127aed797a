package dev.hindsight.bot.incident;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import dev.hindsight.bot.incident.IncidentView.Judged.Word;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.Verdict;
import dev.hindsight.prompts.Narrator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what is shown of an incident. */
@Component
class Board implements IncidentBoard, IncidentOverview {

  private final Incidents incidents;
  private final Alerts alerts;
  private final Catalog catalog;
  private final JdbcClusterNames names;
  private final Remediation remediation;
  private final Narrator narrator;
  private final Verdicts verdicts;
  private final Timeline timeline;
  private final AskedPlans asked;

  Board(
      Incidents incidents,
      Alerts alerts,
      Catalog catalog,
      JdbcClusterNames names,
      Remediation remediation,
      Narrator narrator,
      Verdicts verdicts,
      Timeline timeline) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.catalog = catalog;
    this.names = names;
    this.remediation = remediation;
    this.narrator = narrator;
    this.verdicts = verdicts;
    this.timeline = timeline;
    this.asked = new AskedPlans(remediation, ids -> views(incidents.all(ids)));
  }

  @Override
  public Optional<IncidentView> view(IncidentId id) {
    return incidents.find(id).map(one -> views(List.of(one)).getFirst());
  }

  @Override
  public Now now() {
    List<IncidentView> listed = views(incidents.open());
    // one may be opened between the two questions
    int beyond = Math.max(0, incidents.countOpen() - listed.size());
    return new Now(listed, remediation.stopped(), beyond, asked.with(listed));
  }

  /**
   * By the name under which it was looked at, else by its identity. What was looked at and what is
   * to be changed may be two clusters, and then no name stands for both.
   */
  private static String cluster(
      Incident incident,
      Optional<Findings> found,
      Optional<PlanStatus> plan,
      Map<String, String> names) {
    List<String> identities =
        Stream.concat(
                found.flatMap(Findings::target).stream(),
                plan.stream()
                    .flatMap(it -> it.targets().stream())
                    .map(ObjectRef::cluster)
                    .filter(place -> !ObjectRef.isOfAws(place)))
            .distinct()
            .toList();
    return identities.size() == 1
        ? names.getOrDefault(identities.getFirst(), identities.getFirst())
        : identities.stream().findFirst().orElse(incident.cluster());
  }

  /** As many questions to the database for many as for one: in a storm somebody waits for it. */
  private List<IncidentView> views(List<Incident> all) {
    List<IncidentId> ids = all.stream().map(Incident::id).toList();
    Map<Long, List<StoredAlert>> told =
        alerts.ofIncidents(ids.stream().map(IncidentId::value).toList());
    Map<IncidentId, List<TimelineEntry>> done = timeline.of(ids);
    Map<String, String> called = names.all();
    return all.stream()
        .map(
            one ->
                view(
                    one,
                    told.getOrDefault(one.id().value(), List.of()),
                    done.getOrDefault(one.id(), List.of()),
                    called))
        .toList();
  }

  private IncidentView view(
      Incident incident,
      List<StoredAlert> told,
      List<TimelineEntry> done,
      Map<String, String> called) {
    Optional<Service> service = catalog.find(incident.namespace(), incident.service());
    Optional<PlanStatus> plan = incident.plan().flatMap(remediation::status);
    Optional<Findings> found =
        incident.isOpen()
            ? incident.findings()
            : Outcome.of(incident, remediation::status).findings();
    return new IncidentView(
        incident.id(),
        incident.version(),
        incident.severity(),
        incident.state(),
        incident.service(),
        incident.namespace(),
        cluster(incident, found, plan, called),
        service.flatMap(Service::owner),
        service.flatMap(Service::tier),
        incident.title(),
        incident.summary(),
        incident.openedAt(),
        incident.resolvedAt(),
        incident.acknowledgedBy(),
        told.stream().map(Board::line).toList(),
        found.map(Findings::best),
        found.map(f -> f.causes().stream().skip(1).toList()).orElse(List.of()),
        found.map(Findings::explanation).orElse(List.of()),
        found.map(Findings::evidence).orElse(List.of()),
        found.map(Findings::missing).orElse(List.of()),
        found.flatMap(Findings::lastTime),
        found.map(Findings::runbooks).orElse(List.of()),
        found.map(Findings::reports).orElse(List.of()),
        verdicts.of(incident).map(kept -> kept(incident, kept)),
        plan,
        incident.noPlan(),
        incident.conclusion(),
        wording(incident),
        new IncidentView.Handled(incident.handling(), done));
  }

  /** Only words about what is known now. */
  private Optional<IncidentView.Wording> wording(Incident incident) {
    if (narrator.model().isEmpty()) {
      return incident.findings().map(_ -> IncidentView.Wording.NO_MODEL);
    }
    return incident
        .narration()
        .flatMap(told -> incident.findings().map(FactSheet::of).flatMap(told::about));
  }

  private static IncidentView.Kept kept(Incident incident, KeptCause kept) {
    return new IncidentView.Kept(
        kept.found().isOne(),
        kept.found().title(),
        kept.now().title(),
        kept.confirmed(),
        kept.said().map(Board::judged),
        CauseRef.of(incident.id(), kept));
  }

  private static IncidentView.Judged judged(KeptCause.Said said) {
    Word word =
        switch (said.verdict()) {
          case Verdict.Right _ -> Word.RIGHT;
          case Verdict.Other _ -> Word.OTHER;
          case Verdict.Unknown _, Verdict.Withdrawn _ -> Word.UNKNOWN;
        };
    return new IncidentView.Judged(new PersonId(said.person()), word, said.at());
  }

  private static IncidentView.AlertLine line(StoredAlert alert) {
    return new IncidentView.AlertLine(
        alert.alert().name(),
        alert.firing(),
        alert.count(),
        alert.startsAt(),
        alert.alert().summary(),
        alert.alert().links().stream()
            .map(link -> new IncidentView.AlertLink(link.getKey(), link.getValue()))
            .toList());
  }
}
