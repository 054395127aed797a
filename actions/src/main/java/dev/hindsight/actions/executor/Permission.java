package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import org.springframework.stereotype.Component;

/** Whether the people who agreed still may; asked again at the start of a run. */
@Component
class Permission {

  private final Approvers approvers;
  private final JdbcVotes votes;

  Permission(Approvers approvers, JdbcVotes votes) {
    this.approvers = approvers;
    this.votes = votes;
  }

  Check check(StoredPlan plan) {
    int counted = 0;
    for (PersonId person : votes.approvers(plan)) {
      switch (approvers.standing(person)) {
        case Standing.Approver() -> counted++;
        case Standing.Colleague _ -> {
          return new Check.Withdrawn(person + " approved, but is not an approver any more");
        }
        case Standing.Nobody(String why) -> {
          return new Check.Withdrawn(
              "%s approved, but may not any more: %s".formatted(person, why));
        }
        case Standing.Unverified(String why) -> {
          return new Check.Unverified(
              "it cannot be verified that %s may approve: %s".formatted(person, why));
        }
      }
    }
    return counted >= Math.max(1, plan.approvalsNeeded())
        ? new Check.Given()
        : new Check.Withdrawn("there are not enough approvals");
  }

  /** The answer. */
  sealed interface Check {

    /** All may. */
    record Given() implements Check {}

    /** Somebody may not any more. */
    record Withdrawn(String why) implements Check {}

    /** Nobody can tell right now. */
    record Unverified(String why) implements Check {}
  }
}
