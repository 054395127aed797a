package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests and votes on one plan; every method is called inside one transaction. */
@Component
class Ballot {

  private final JdbcPlans plans;
  private final JdbcVotes votes;
  private final PlanLog log;
  private final PlanTasks tasks;
  private final RemediationSettings settings;

  Ballot(
      JdbcPlans plans,
      JdbcVotes votes,
      PlanLog log,
      PlanTasks tasks,
      RemediationSettings settings) {
    this.plans = plans;
    this.votes = votes;
    this.log = log;
    this.tasks = tasks;
    this.settings = settings;
  }

  Answer ask(PlanId id, String hash, PersonId person, boolean approver) {
    Optional<StoredPlan> found = plans.lock(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    StoredPlan plan = found.get();
    if (plan.state() != PlanState.PROPOSED && plan.state() != PlanState.EXPIRED) {
      return refusedByState(plan);
    }
    if (!plan.hash().equals(hash)) {
      return hashDiffers(plan);
    }
    return open(plan, person, approver);
  }

  private Answer open(StoredPlan plan, PersonId person, boolean approver) {
    // Low risk: an approver's own request is enough; anybody else's needs one approver.
    boolean alone = plan.approvalsNeeded() == 0 && approver;
    int needed = alone ? 0 : Math.max(1, plan.approvalsNeeded());
    if (!plans.request(plan, person, needed, settings.approvalExpiry())) {
      return refusedByState(plan);
    }
    StoredPlan asked = plans.lock(plan.id()).orElseThrow();
    tasks.expireAfter(asked.id(), asked.requestNo(), settings.approvalExpiry());
    log.changed(asked, asked.state(), person, "Approval was asked for.");
    return alone
        ? vote(asked, person, Vote.APPROVE, "own low-risk request")
        : new Accepted(
            "Approval of %s is asked for; it lapses in %d minutes."
                .formatted(plan.id(), settings.approvalExpiry().toMinutes()));
  }

  Answer decide(PlanId id, String hash, PersonId person, Vote vote, String reason) {
    Optional<StoredPlan> found = plans.lock(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    StoredPlan plan = found.get();
    if (!plan.hash().equals(hash)) {
      return hashDiffers(plan);
    }
    if (plan.state() != PlanState.AWAITING_APPROVAL) {
      return refusedByState(plan);
    }
    if (plan.lapsed()) {
      return lapsed(plan);
    }
    // Anybody may say no, to their own request as well; only others may say yes.
    if (vote == Vote.APPROVE && plan.requestedBy().equals(Optional.of(person))) {
      return new Refused(
          Reason.OWN_REQUEST, "You asked for %s yourself; another approver decides.".formatted(id));
    }
    return vote(plan, person, vote, reason);
  }

  private Answer vote(StoredPlan plan, PersonId person, Vote vote, String reason) {
    if (!votes.add(plan, person, vote, reason)) {
      return new Refused(
          Reason.ALREADY_VOTED, "Your vote on %s is already counted.".formatted(plan.id()));
    }
    return switch (vote) {
      case REJECT -> reject(plan, person, reason);
      case APPROVE -> approve(plan, person);
    };
  }

  private Answer reject(StoredPlan plan, PersonId person, String reason) {
    if (!plans.reject(plan, person)) {
      throw new LostRace();
    }
    String why = reason.isBlank() ? "." : ": " + reason;
    log.changed(plan, PlanState.REJECTED, person, "Rejected%s".formatted(why));
    return new Accepted("%s is rejected; it will not run.".formatted(plan.id()));
  }

  private Answer approve(StoredPlan plan, PersonId person) {
    List<PersonId> yes = votes.approvers(plan);
    if (yes.size() < plan.approvalsNeeded()) {
      String left = "Approved; %d of %d approvals.".formatted(yes.size(), plan.approvalsNeeded());
      log.changed(plan, plan.state(), person, left);
      return new Accepted(left);
    }
    if (!plans.approve(plan, settings.startExpiry())) {
      throw new LostRace();
    }
    tasks.runNow(plan.id(), plan.requestNo());
    log.changed(plan, PlanState.APPROVED, person, "Approved; the run starts.");
    return new Accepted("%s is approved; the run starts.".formatted(plan.id()));
  }

  /** Marks the plan as lapsed where its time is over; says whether it still waits. */
  boolean expire(PlanId id) {
    Optional<StoredPlan> plan = plans.lock(id);
    if (plan.isPresent() && plans.expire(id)) {
      String what = plan.get().state() == PlanState.APPROVED ? "approval" : "request for approval";
      log.changed(
          plan.get(),
          PlanState.EXPIRED,
          PlanLog.BOT,
          "The %s lapsed; nothing was done.".formatted(what));
      return false;
    }
    return plan.isPresent()
        && (plan.get().state() == PlanState.AWAITING_APPROVAL
            || plan.get().state() == PlanState.APPROVED);
  }

  private static Answer unknown(PlanId id) {
    return new Refused(Reason.UNKNOWN_PLAN, "There is no plan %s.".formatted(id));
  }

  private static Answer hashDiffers(StoredPlan plan) {
    return new Refused(
        Reason.HASH_DIFFERS,
        "%s changed since you saw it: review version %d.".formatted(plan.id(), plan.version()));
  }

  static Answer lapsed(StoredPlan plan) {
    return new Refused(
        Reason.EXPIRED, "The request for %s has lapsed; ask again.".formatted(plan.id()));
  }

  private static Answer refusedByState(StoredPlan plan) {
    return plan.state() == PlanState.EXPIRED
        ? lapsed(plan)
        : new Refused(
            Reason.WRONG_STATE,
            "%s is %s."
                .formatted(
                    plan.id(), plan.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  /** Thrown to roll a vote back that the compare-and-set did not accept. */
  static final class LostRace extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
