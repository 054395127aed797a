package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import org.springframework.stereotype.Component;

/** Offers a plan where the cause is clear enough to act on. */
@Component
class Offers {

  private final Remediation remediation;
  private final Incidents incidents;

  Offers(Remediation remediation, Incidents incidents) {
    this.remediation = remediation;
    this.incidents = incidents;
  }

  void offer(Incident incident, RankedCauses causes, Diagnosis diagnosis) {
    if (!clear(causes.best().likelihood())) {
      if (incident.plan().isEmpty()) {
        incidents.notOffered(incident.id(), "The cause is not clear enough to act on.");
      }
      return;
    }
    switch (remediation.propose(Handoff.proposal(incident, causes, diagnosis))) {
      case Proposed.Offered(var plan) -> incidents.offered(incident.id(), plan);
      case Proposed.NothingToOffer(String reason) when incident.plan().isEmpty() ->
          incidents.notOffered(incident.id(), reason);
      case Proposed.NothingToOffer _ -> {}
    }
  }

  private static boolean clear(Likelihood likelihood) {
    return likelihood == Likelihood.LIKELY || likelihood == Likelihood.POSSIBLE;
  }
}
