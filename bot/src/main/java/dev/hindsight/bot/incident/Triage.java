package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.incident.Correlation.Ignores;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Opens;
import dev.hindsight.bot.incident.Correlation.Reopens;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Acts on what an alert means; always inside the path's transaction. */
@Component
class Triage {

  private static final Logger log = LoggerFactory.getLogger(Triage.class);

  private final Alerts alerts;
  private final Incidents incidents;
  private final Work work;
  private final Clock clock;
  private final Correlator correlator;
  private final Whereabouts whereabouts;
  private final Snoozes snoozes;

  Triage(
      Alerts alerts,
      Incidents incidents,
      Work work,
      Clock clock,
      IncidentSettings settings,
      Whereabouts whereabouts,
      Snoozes snoozes) {
    this.alerts = alerts;
    this.incidents = incidents;
    this.work = work;
    this.clock = clock;
    this.correlator = new Correlator(settings.reopenWithin());
    this.whereabouts = whereabouts;
    this.snoozes = snoozes;
  }

  /** The alert as it is now; others with alerts of its service wait until this transaction ends. */
  StoredAlert receive(AlertId id) {
    incidents.serialize(whereabouts.clues(alerts.find(id).orElseThrow()).key());
    return alerts.find(id).orElseThrow();
  }

  Correlation correlate(StoredAlert alert) {
    String key = whereabouts.clues(alert).key();
    Optional<Incident> own = alerts.incidentOf(alert).map(IncidentId::new).flatMap(incidents::find);
    return correlator.correlate(alert, own, incidents.newest(key), clock.instant());
  }

  void open(StoredAlert alert, Opens opens) {
    Clues clues = whereabouts.clues(alert);
    String title = clues.service() + ": " + alert.alert().name();
    IncidentId id = incidents.open(clues, title, alert.alert().summary(), clock.instant());
    alerts.assign(alert.id(), id.value());
    log.info("{} opens for {} {}: {}", id, alert.alert().name(), clues.key(), opens.reason());
    work.investigate(id, clock.instant());
  }

  void join(StoredAlert alert, Joins joins) {
    alerts.assign(alert.id(), joins.incident().value());
    Severity severity = whereabouts.clues(alert).severity();
    snoozes.joined(joins.incident(), alert, severity);
    incidents.joined(joins.incident(), severity, alert.firing());
    log.info(
        "{} {} joins {}: {}",
        alert.alert().name(),
        alert.alert().status(),
        joins.incident(),
        joins.reason());
    follow(alert, joins.incident());
  }

  void reopen(StoredAlert alert, Reopens reopens) {
    alerts.assign(alert.id(), reopens.incident().value());
    incidents.reopen(reopens.incident());
    incidents.joined(reopens.incident(), whereabouts.clues(alert).severity(), alert.firing());
    log.info("{} reopens for {}: {}", reopens.incident(), alert.alert().name(), reopens.reason());
    work.investigate(reopens.incident(), clock.instant());
  }

  void ignore(StoredAlert alert, Ignores ignores) {
    log.info(
        "{} {} is ignored: {}", alert.alert().name(), alert.alert().status(), ignores.reason());
  }

  private void follow(StoredAlert alert, IncidentId id) {
    if (alert.firing()) {
      work.investigate(id, clock.instant());
    } else if (alerts.ofIncident(id.value()).stream().noneMatch(StoredAlert::firing)) {
      work.settle(id, clock.instant());
    }
  }
}
