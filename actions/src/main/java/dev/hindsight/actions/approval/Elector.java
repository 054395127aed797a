package dev.hindsight.actions.approval;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.util.Optional;
import java.util.Set;

/** A person as verified a moment ago, and the risks whose plans they may approve. */
record Elector(Voter voter, Set<Risk> risks) {

  Elector {
    risks = Set.copyOf(risks);
  }

  static Elector of(PersonId person, Standing.Approver approver) {
    return new Elector(Voter.of(person, approver.identity(), approver.proof()), approver.risks());
  }

  /** One who may approve nothing. */
  static Elector of(PersonId person, Optional<IdentityId> identity) {
    return new Elector(Voter.of(person, identity, Proof.CHAT), Set.of());
  }

  PersonId person() {
    return voter.person();
  }

  boolean mayApprove(StoredPlan plan) {
    return risks.contains(plan.plan().risk());
  }

  boolean asked(StoredPlan plan) {
    return voter.asked(plan);
  }
}
