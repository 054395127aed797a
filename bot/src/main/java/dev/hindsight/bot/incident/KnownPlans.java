package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** As the actions keep them. */
@Component
class KnownPlans implements PlanBoard {

  private final Remediation remediation;

  KnownPlans(Remediation remediation) {
    this.remediation = remediation;
  }

  @Override
  public Optional<PlanStatus> status(PlanId plan) {
    return remediation.status(plan);
  }
}
