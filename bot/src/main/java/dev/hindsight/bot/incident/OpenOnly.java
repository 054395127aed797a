package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Nothing is run for an incident that is over, also where it ends at the same moment. */
@Component
class OpenOnly {

  private final Incidents incidents;
  private final Remediation remediation;

  OpenOnly(Incidents incidents, Remediation remediation) {
    this.incidents = incidents;
    this.remediation = remediation;
  }

  /** Does it, unless the plan's incident is over. */
  Answer of(PlanId plan, Supplier<Answer> work) {
    return over(plan).orElseGet(() -> unlessOver(work));
  }

  private Optional<Answer> over(PlanId plan) {
    return remediation
        .status(plan)
        .map(PlanStatus::incident)
        .flatMap(IncidentId::parse)
        .flatMap(incidents::find)
        .filter(i -> !i.isOpen())
        .map(
            i ->
                new Refused(
                    Reason.WRONG_STATE,
                    "%s is resolved: nothing needs to be run.".formatted(i.id())));
  }

  private static Answer unlessOver(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (IncidentOver e) {
      return new Refused(Reason.WRONG_STATE, String.valueOf(e.getMessage()));
    }
  }
}
