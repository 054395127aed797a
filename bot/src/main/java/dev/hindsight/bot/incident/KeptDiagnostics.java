package dev.hindsight.bot.incident;

import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Remediation;
import java.util.List;
import org.springframework.stereotype.Component;

/** As the runs kept them. */
@Component
class KeptDiagnostics implements PlanDiagnostics {

  private final Remediation remediation;

  KeptDiagnostics(Remediation remediation) {
    this.remediation = remediation;
  }

  @Override
  public List<KeptText> of(PlanId plan) {
    return remediation.diagnostics(plan);
  }
}
