package dev.hindsight.actions.policy;

import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.policy.standing.Given;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.standing.Standings;
import dev.hindsight.actions.policy.standing.Standings.Use;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was approved in advance, for the plan at hand. */
@Component
class Advance {

  private final Playbooks playbooks;
  private final Standings standings;
  private final JdbcBasis bases;
  private final JdbcVotes votes;

  Advance(Playbooks playbooks, Standings standings, JdbcBasis bases, JdbcVotes votes) {
    this.playbooks = playbooks;
    this.standings = standings;
    this.bases = bases;
    this.votes = votes;
  }

  /** What the plan's playbook says today, as a hash; empty where no playbook made the plan. */
  String playbook(Plan plan) {
    return playbooks.hash(plan.playbook()).orElse("");
  }

  /** A standing approval for a plan that was just made. */
  Optional<Given> goodFor(Plan plan) {
    return standings.goodFor(plan, playbook(plan));
  }

  /** The one that the plan was offered on, where it still holds. */
  Optional<Given> stillGood(StoredPlan plan) {
    return bases
        .of(plan)
        .flatMap(
            basis ->
                basis
                    .standing()
                    .flatMap(id -> standings.stillGood(id, plan.plan(), basis.playbookHash())));
  }

  /** Why it cannot be told right now whether that still holds. */
  Optional<String> unverified(StoredPlan plan) {
    return bases.of(plan).flatMap(Basis::standing).flatMap(standings::unverified);
  }

  /** Takes a run of it where the plan has no approvals of its own; in the caller's transaction. */
  Use use(StoredPlan plan) {
    Optional<Basis> basis = bases.of(plan).filter(b -> others(plan) < b.approversWithout());
    Optional<StandingId> standing = basis.flatMap(Basis::standing);
    return standing.isPresent()
        ? standings.use(standing.get(), plan, basis.get().playbookHash())
        : new Use.Taken();
  }

  private long others(StoredPlan plan) {
    return votes.approvers(plan).stream()
        .filter(person -> !plan.requestedBy().equals(Optional.of(person)))
        .count();
  }
}
