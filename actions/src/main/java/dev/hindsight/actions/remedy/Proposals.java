package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Proposed.NothingToOffer;
import dev.hindsight.actions.Proposed.Offered;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Live;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Planner;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** From a cause to a kept plan: playbook, fresh look, policy, dry run; outside a transaction. */
@Component
class Proposals {

  // Ends in which a plan's last write stays: a stopped or refused undo, too, leaves it in place.
  private static final Set<PlanState> LEFT_DONE =
      Set.of(PlanState.SUCCEEDED, PlanState.STOPPED, PlanState.FAILED);

  private final Playbooks playbooks;
  private final Adapter adapter;
  private final Policy policy;
  private final JdbcPlans plans;
  private final Keeper keeper;

  Proposals(Playbooks playbooks, Adapter adapter, Policy policy, JdbcPlans plans, Keeper keeper) {
    this.playbooks = playbooks;
    this.adapter = adapter;
    this.policy = policy;
    this.plans = plans;
    this.keeper = keeper;
  }

  Proposed propose(Proposal proposal) {
    Optional<StoredPlan> latest = plans.latest(proposal.incident(), proposal.cause());
    Optional<Proposed> settled = latest.flatMap(Proposals::settled);
    if (settled.isPresent()) {
      return settled.get();
    }
    Optional<Playbook> playbook = playbooks.forCause(proposal.cause());
    if (playbook.isEmpty()) {
      return new NothingToOffer(
          "There is no playbook for %s.".formatted(proposal.cause().replace('_', ' ')));
    }
    Optional<ObjectRef> workload = proposal.diagnosis().workload();
    if (workload.isEmpty()) {
      return new NothingToOffer("No Deployment was found behind the alert.");
    }
    return switch (adapter.read(workload.get())) {
      case Outcome.Done<Live>(Live live) -> plan(proposal, playbook.get(), live);
      case Outcome.TryAgain<Live>(_, String text, _) -> new NothingToOffer(text);
      case Outcome.GaveUp<Live>(_, String text) -> new NothingToOffer(text);
    };
  }

  /** Where the last plan for this cause already is the answer. */
  private static Optional<Proposed> settled(StoredPlan plan) {
    return switch (plan.state()) {
      case APPROVED, RUNNING, VERIFYING, UNDOING -> Optional.of(new Offered(plan.id()));
      case UNDONE ->
          Optional.of(
              new NothingToOffer(
                  "%s was tried and taken back because it did not help; a person decides."
                      .formatted(plan.id())));
      case UNKNOWN ->
          Optional.of(
              new NothingToOffer(
                  "It is not known what became of %s; a person must look first."
                      .formatted(plan.id())));
      case PROPOSED, AWAITING_APPROVAL, SUCCEEDED, FAILED, REJECTED, EXPIRED, CANCELLED, STOPPED ->
          Optional.empty();
    };
  }

  private Proposed plan(Proposal proposal, Playbook playbook, Live live) {
    return switch (Planner.plan(playbook, live, proposal.diagnosis())) {
      case Planned.Nothing(String reason) -> new NothingToOffer(reason);
      case Planned.Made(Plan plan) ->
          repeated(proposal, plan, live)
              .<Proposed>map(NothingToOffer::new)
              .orElseGet(() -> permitted(proposal, plan, live));
    };
  }

  /** Offering again what was just done would go in circles (undoing an undo, say). */
  private Optional<String> repeated(Proposal proposal, Plan plan, Live live) {
    boolean undo = plan.steps().stream().anyMatch(s -> s.action() instanceof Action.UndoRollout);
    return plans
        .writtenBy(live.uid(), live.generation())
        .filter(p -> LEFT_DONE.contains(p.state()))
        .filter(p -> undo || p.incident().equals(proposal.incident()))
        .map(
            p ->
                "%s was done already (%s) and nothing changed since."
                    .formatted(p.id(), p.plan().title()));
  }

  private Proposed permitted(Proposal proposal, Plan plan, Live live) {
    Ruling ruling = policy.judge(plan, live.ref().cluster());
    if (ruling.denied().isPresent()) {
      return new NothingToOffer("Policy says no: %s.".formatted(ruling.denied().get()));
    }
    return switch (adapter.preview(plan.steps().getFirst().action(), live)) {
      case Outcome.Done<String>(String diff) ->
          new Offered(
              keeper.keep(NewPlan.of(proposal, plan, diff, ruling.verdicts()), ruling.approvers()));
      case Outcome.TryAgain<String>(_, String text, _) -> new NothingToOffer(text);
      case Outcome.GaveUp<String>(_, String text) ->
          new NothingToOffer("The cluster would refuse it: " + text);
    };
  }
}
