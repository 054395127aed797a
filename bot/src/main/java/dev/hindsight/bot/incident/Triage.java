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
import java.util.stream.Stream;
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

  /**
   * The alert as it is now; until this transaction ends others wait with alerts of its service, and
   * with the incident that an earlier episode is in, which may be another service's.
   */
  StoredAlert receive(AlertId id) {
    StoredAlert alert = alerts.find(id).orElseThrow();
    // first: with it held, nobody moves the alert to a third incident
    alerts.serialize(alert);
    Stream.concat(Stream.of(key(alert)), own(alert).map(Incident::key).stream())
        .distinct()
        // the same order for all, or two would wait for each other
        .sorted()
        .forEach(incidents::serialize);
    return alerts.find(id).orElseThrow();
  }

  Correlation correlate(StoredAlert alert) {
    return correlator.correlate(alert, own(alert), incidents.newest(key(alert)), clock.instant());
  }

  private String key(StoredAlert alert) {
    return whereabouts.clues(alert).key();
  }

  /** The incident that this episode, or one before it, was put to. */
  private Optional<Incident> own(StoredAlert alert) {
    return alerts.incidentOf(alert).map(IncidentId::new).flatMap(incidents::find);
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
