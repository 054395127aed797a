package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Offers a plan where the cause is clear enough to act on. */
@Component
class Offers {

  private final Remediation remediation;
  private final Investigations investigations;
  private final Alerts alerts;
  private final ConnectedCluster connected;

  Offers(
      Remediation remediation,
      Investigations investigations,
      Alerts alerts,
      ConnectedCluster connected) {
    this.remediation = remediation;
    this.investigations = investigations;
    this.alerts = alerts;
    this.connected = connected;
  }

  /** What it is offered on is kept with it: that is what a fix will have proven. */
  void offer(Incident incident, RankedCauses causes, Diagnosis diagnosis, Grounds grounds) {
    Optional<String> elsewhere = connected.noPlan(alerts.ofIncident(incident.id().value()));
    if (elsewhere.isPresent()) {
      investigations.notOffered(incident.id(), elsewhere.get());
      return;
    }
    if (!clear(causes.best().likelihood())) {
      investigations.notOffered(incident.id(), "The cause is not clear enough to act on.");
      return;
    }
    switch (remediation.propose(Handoff.proposal(incident, causes, diagnosis))) {
      case Proposed.Offered(var plan) -> investigations.offered(incident.id(), plan, grounds);
      case Proposed.NothingToOffer(String reason) ->
          investigations.notOffered(incident.id(), reason);
    }
  }

  private static boolean clear(Likelihood likelihood) {
    return likelihood == Likelihood.LIKELY || likelihood == Likelihood.POSSIBLE;
  }
}
