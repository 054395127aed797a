package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observer;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import dev.hindsight.knowledge.LogHistory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at what an incident is about, and at what that depends on as far as the catalog knows. */
@Component
class Lookout {

  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  private final Observer observer;
  private final Catalog catalog;
  private final LogHistory logs;
  private final ConnectedCluster connected;
  private final Whereabouts whereabouts;
  private final Clock clock;

  Lookout(
      Observer observer,
      Catalog catalog,
      LogHistory logs,
      ConnectedCluster connected,
      Whereabouts whereabouts,
      Clock clock) {
    this.observer = observer;
    this.catalog = catalog;
    this.logs = logs;
    this.connected = connected;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /** What is about another cluster is not looked for here, where others have its name. */
  Diagnosis look(Incident incident, List<StoredAlert> alerts, Duration budget) {
    return connected
        .foreign(alerts)
        .map(why -> new Diagnosis(Optional.empty(), List.of(), List.of(why), clock.instant()))
        .orElseGet(() -> at(incident, whereabouts.cloud(incident, alerts), budget));
  }

  private Diagnosis at(Incident incident, List<ObjectRef> cloud, Duration budget) {
    List<String> dependsOn =
        catalog
            .find(incident.namespace(), incident.service())
            .map(Service::dependsOn)
            .orElse(List.of());
    return observer.observe(Handoff.subject(incident, dependsOn, cloud), budget);
  }

  /** Says which log lines are new; what goes wrong with that holds up nothing. */
  Findings whatIsNew(Incident incident, Diagnosis diagnosis, Findings findings) {
    try {
      return LogNews.noted(
          findings,
          logs.look(
              incident.id().toString(),
              incident.openedAt(),
              LogNews.lines(findings),
              diagnosis.at()),
          diagnosis);
    } catch (RuntimeException e) {
      LOG.warn("which log lines of {} are new is not known", incident.id(), e);
      return findings;
    }
  }
}
