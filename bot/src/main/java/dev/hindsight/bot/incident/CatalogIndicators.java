package dev.hindsight.bot.incident;

import dev.hindsight.actions.verify.Probe;
import dev.hindsight.actions.verify.ServiceIndicators;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A service's own indicator is what the catalog names for it. */
@Component
class CatalogIndicators implements ServiceIndicators {

  private final Incidents incidents;
  private final Catalog catalog;

  CatalogIndicators(Incidents incidents, Catalog catalog) {
    this.incidents = incidents;
    this.catalog = catalog;
  }

  @Override
  public Optional<Probe.Metric> of(String incident) {
    return IncidentId.parse(incident)
        .flatMap(incidents::find)
        .flatMap(i -> catalog.find(i.namespace(), i.service()))
        .flatMap(Service::indicator)
        .map(CatalogIndicators::metric);
  }

  private static Probe.Metric metric(Service.Indicator indicator) {
    return indicator
        .atMost()
        .map(most -> new Probe.Metric(indicator.query(), Probe.Limit.AT_MOST, most))
        .orElseGet(
            () ->
                new Probe.Metric(
                    indicator.query(), Probe.Limit.AT_LEAST, indicator.atLeast().orElseThrow()));
  }
}
