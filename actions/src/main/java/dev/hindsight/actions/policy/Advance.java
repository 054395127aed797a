package dev.hindsight.actions.policy;

import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.policy.standing.Given;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.standing.Standings;
import dev.hindsight.actions.policy.standing.Standings.Use;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was approved in advance, for the plan at hand. */
@Component
class Advance {

  private final Playbooks playbooks;
  private final Standings standings;
  private final JdbcBasis bases;

  Advance(Playbooks playbooks, Standings standings, JdbcBasis bases) {
    this.playbooks = playbooks;
    this.standings = standings;
    this.bases = bases;
  }

  /** What the plan's playbook says today, as a hash; empty where no playbook made the plan. */
  String playbook(Plan plan) {
    return playbooks.hash(plan.playbook()).orElse("");
  }

  /** A standing approval for a plan that was just made. */
  Optional<Given> goodFor(Plan plan) {
    return standings.goodFor(plan, playbook(plan));
  }

  /** The one that the plan was offered on, where it still holds and is needed. */
  Optional<Given> stillGood(StoredPlan plan, Optional<Basis> needed) {
    return needed.flatMap(
        basis ->
            basis
                .standing()
                .flatMap(id -> standings.stillGood(id, plan.plan(), basis.playbookHash())));
  }

  /** Why it cannot be told right now whether that still holds. */
  Optional<String> unverified(Optional<Basis> needed) {
    return needed.flatMap(Basis::standing).flatMap(standings::unverified);
  }

  /** Takes a run of it where the plan has no approvals of its own; in the caller's transaction. */
  Use use(StoredPlan plan, int others) {
    Optional<Basis> basis = needed(plan, others);
    Optional<StandingId> standing = basis.flatMap(Basis::standing);
    return standing.isPresent()
        ? standings.use(standing.get(), plan, basis.get().playbookHash())
        : new Use.Taken();
  }

  /** Nothing where enough people agreed to this plan itself. */
  Optional<Basis> needed(StoredPlan plan, int others) {
    return bases.of(plan).filter(basis -> others < basis.approversWithout());
  }
}
