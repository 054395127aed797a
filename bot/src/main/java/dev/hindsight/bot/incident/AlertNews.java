package dev.hindsight.bot.incident;

import dev.hindsight.actions.verify.StillFiring;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.AlertListener;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import org.springframework.stereotype.Component;

/** Queues each new alert for the path, in the transaction that keeps it. */
@Component
class AlertNews implements AlertListener {

  private final Work work;

  AlertNews(Work work) {
    this.work = work;
  }

  @Override
  public void received(AlertId alert) {
    work.correlate(alert);
  }

  /** Answers actions' question from the alerts that were put to the incident. */
  @Component
  static class Firing implements StillFiring {

    private final Alerts alerts;

    Firing(Alerts alerts) {
      this.alerts = alerts;
    }

    @Override
    public boolean stillFiring(String incident) {
      IncidentId id = IncidentId.parse(incident).orElseThrow();
      return alerts.ofIncident(id.value()).stream().anyMatch(StoredAlert::firing);
    }
  }
}
