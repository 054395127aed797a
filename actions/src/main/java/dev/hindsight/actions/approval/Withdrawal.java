package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import org.springframework.stereotype.Component;

/**
 * A yes that is taken back. It holds the plan's row, which every intent to write looks at under the
 * same lock: so one of the two is first, and the other sees it.
 */
@Component
class Withdrawal {

  private static final String EVENT = "REVOKED";

  private final JdbcPlans plans;
  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final PlanLog log;

  Withdrawal(JdbcPlans plans, JdbcRequests requests, JdbcVotes votes, PlanLog log) {
    this.plans = plans;
    this.requests = requests;
    this.votes = votes;
    this.log = log;
  }

  Answer revoke(PlanId id, PersonId person, String reason) {
    return plans
        .lock(id)
        .map(plan -> revoke(plan, person, reason))
        .orElseGet(() -> Refusals.unknown(id));
  }

  private Answer revoke(StoredPlan plan, PersonId person, String reason) {
    boolean theirs =
        votes.live(plan).stream().anyMatch(v -> v.isYes() && v.voter().person().equals(person));
    if (!theirs) {
      return new Refused(
          Reason.NO_VOTE, "There is no approval of %s by you to take back.".formatted(plan.id()));
    }
    return switch (plan.state()) {
      case AWAITING_APPROVAL -> whileWaiting(plan, person, reason);
      case APPROVED, RUNNING ->
          requests.begun(plan.id()) ? Refusals.tooLate(plan) : beforeEffect(plan, person, reason);
      case VERIFYING, UNDOING -> Refusals.tooLate(plan);
      case PROPOSED,
          SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          FAILED,
          ROLLBACK_INCOMPLETE,
          UNKNOWN,
          REJECTED,
          EXPIRED,
          CANCELLED,
          STOPPED ->
          Refusals.byState(plan);
    };
  }

  private Answer whileWaiting(StoredPlan plan, PersonId person, String reason) {
    votes.revoke(plan, person, reason);
    String left =
        "%d of %d approvals".formatted(votes.approvers(plan).size(), plan.approvalsNeeded());
    log.acted(
        plan,
        plan.state(),
        person,
        EVENT,
        "An approval was taken back%s; %s.".formatted(because(reason), left));
    return new Accepted("Your approval of %s is taken back; %s.".formatted(plan.id(), left));
  }

  /** The whole request ends: who else agreed did so to a run that was to start then. */
  private Answer beforeEffect(StoredPlan plan, PersonId person, String reason) {
    votes.revoke(plan, person, reason);
    if (!requests.reopen(plan)) {
      throw new IllegalStateException("%s moved under its lock".formatted(plan.id()));
    }
    log.acted(
        plan,
        PlanState.PROPOSED,
        person,
        EVENT,
        "An approval was taken back%s. Nothing was changed; it takes a new request to run."
            .formatted(because(reason)));
    return new Accepted(
        "Your approval of %s is taken back; it does not run. It takes a new request."
            .formatted(plan.id()));
  }

  private static String because(String reason) {
    return reason.isBlank() ? "" : " (%s)".formatted(reason.strip());
  }

  /** Whether the person took their yes to this request back. */
  boolean revoked(StoredPlan plan, PersonId person) {
    return votes.revoked(plan, person);
  }
}
