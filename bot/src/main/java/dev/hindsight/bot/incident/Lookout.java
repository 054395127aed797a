package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observer;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at what an incident is about, and at what that depends on as far as the catalog knows. */
@Component
class Lookout {

  private final Observer observer;
  private final Catalog catalog;

  Lookout(Observer observer, Catalog catalog) {
    this.observer = observer;
    this.catalog = catalog;
  }

  Diagnosis look(Incident incident, Duration budget) {
    List<String> dependsOn =
        catalog
            .find(incident.namespace(), incident.service())
            .map(Service::dependsOn)
            .orElse(List.of());
    return observer.observe(Handoff.subject(incident, dependsOn), budget);
  }
}
