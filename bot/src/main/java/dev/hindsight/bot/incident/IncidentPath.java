package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.incident.Correlation.Ignores;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Opens;
import dev.hindsight.bot.incident.Correlation.Reopens;
import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Search;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.prompts.Narrator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An alert's way, in the order it happens. Each method is one durable piece of work: it may be
 * killed at any line and is then done again from its start.
 */
@Component
class IncidentPath {

  private final Alerts alerts;
  private final Triage triage;
  private final Lookout lookout;
  private final Search search;
  private final CauseRanking ranking;
  private final Investigations investigations;
  private final Offers offers;
  private final Narrations narrations;
  private final Narrator narrator;
  private final Closing closing;

  IncidentPath(
      Alerts alerts,
      Triage triage,
      Lookout lookout,
      Search search,
      CauseRanking ranking,
      Investigations investigations,
      Offers offers,
      Narrations narrations,
      Narrator narrator,
      Closing closing) {
    this.alerts = alerts;
    this.triage = triage;
    this.lookout = lookout;
    this.search = search;
    this.ranking = ranking;
    this.investigations = investigations;
    this.offers = offers;
    this.narrations = narrations;
    this.narrator = narrator;
    this.closing = closing;
  }

  /** An alert is new or has changed: correlate it, and show the incident at once. */
  @Transactional
  void on(AlertId id) {
    StoredAlert alert = triage.receive(id);
    switch (triage.correlate(alert)) {
      case Opens opens -> triage.open(alert, opens);
      case Joins joins -> triage.join(alert, joins);
      case Reopens reopens -> triage.reopen(alert, reopens);
      case Ignores ignores -> triage.ignore(alert, ignores);
    }
  }

  /** Look, search, rank, show what was found, and only then look for a plan. */
  void investigate(IncidentId id) {
    investigations.begin(id).ifPresent(this::investigate);
  }

  private void investigate(Incident incident) {
    List<StoredAlert> seen = alerts.ofIncident(incident.id().value());
    Diagnosis diagnosis = lookout.look(incident, seen, investigations.budget());
    Symptoms symptoms = Handoff.symptoms(incident, seen, diagnosis);
    List<Match> matches = Memory.of(search, Handoff.query(symptoms, seen).atMost(5));
    RankedCauses causes = ranking.rank(symptoms, matches);
    Findings findings = Reported.findings(symptoms, diagnosis, matches, causes);
    investigations.end(incident.id(), lookout.whatIsNew(incident, diagnosis, findings));
    offers.offer(incident, causes, diagnosis, new Grounds(symptoms.alertNames(), findings));
  }

  /** Once what was found is shown: let a model word it, and show that instead. */
  void narrate(IncidentId id) {
    narrations
        .begin(id)
        .ifPresent(
            facts -> narrations.end(id, facts, narrator.narrate(narrations.account(id), facts)));
  }

  /** A plan came to its end. */
  void planFinished(IncidentId id) {
    closing.afterPlan(id);
  }

  /** No alert fires any more: conclude once all stayed good, and keep the lesson. */
  void settle(IncidentId id) {
    closing.settle(id);
  }
}
