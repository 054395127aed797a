package dev.hindsight.actions.store;

import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import java.util.List;

/** A plan about to be kept, with what the server's dry run and policy said about it. */
public record NewPlan(
    String incident, String service, String cause, Plan plan, String diff, List<String> verdicts) {

  public NewPlan {
    verdicts = List.copyOf(verdicts);
  }

  /** For this proposal. */
  public static NewPlan of(Proposal proposal, Plan plan, String diff, List<String> verdicts) {
    return new NewPlan(
        proposal.incident(), proposal.service(), proposal.cause(), plan, diff, verdicts);
  }

  String json() {
    return PlanJson.write(plan);
  }

  /** The plan's identity. */
  public String hash() {
    return PlanJson.sha256(json());
  }
}
