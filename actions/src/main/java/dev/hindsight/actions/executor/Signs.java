package dev.hindsight.actions.executor;

import dev.hindsight.actions.probe.Prober;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.actions.verify.ServiceIndicators;
import dev.hindsight.actions.verify.StillFiring;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What tells of a service besides its workloads: its own indicator, and its alerts. */
@Component
class Signs {

  private final StillFiring alerts;
  private final ServiceIndicators indicators;
  private final Prober prober;

  Signs(StillFiring alerts, ServiceIndicators indicators, Prober prober) {
    this.alerts = alerts;
    this.indicators = indicators;
    this.prober = prober;
  }

  /** Read now; empty where the service has none of its own. */
  Optional<Reading> indicator(String incident) {
    return indicators.of(incident).map(prober::look);
  }

  boolean firing(String incident) {
    return alerts.stillFiring(incident);
  }
}
