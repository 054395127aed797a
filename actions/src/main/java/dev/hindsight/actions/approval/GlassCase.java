package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus.BrokenGlass;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcBreakGlass;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is kept of an emergency start and its review; called inside one transaction. */
@Component
class GlassCase {

  private final JdbcPlans plans;
  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final JdbcBreakGlass glass;
  private final PlanLog log;
  private final PlanTasks tasks;
  private final RemediationSettings settings;

  GlassCase(
      JdbcPlans plans,
      JdbcRequests requests,
      JdbcVotes votes,
      JdbcBreakGlass glass,
      PlanLog log,
      PlanTasks tasks,
      RemediationSettings settings) {
    this.plans = plans;
    this.requests = requests;
    this.votes = votes;
    this.glass = glass;
    this.log = log;
    this.tasks = tasks;
    this.settings = settings;
  }

  Answer start(PlanId id, String hash, Voter who, String reason) {
    return plans
        .lock(id)
        .map(
            plan ->
                Refusals.other(plan, hash)
                    .or(() -> startable(plan))
                    .orElseGet(() -> started(plan, who, reason)))
        .orElseGet(() -> Refusals.unknown(id));
  }

  /** What somebody rejected stays rejected: that is a decision, not a missing one. */
  private static Optional<Answer> startable(StoredPlan plan) {
    return switch (plan.state()) {
      case PROPOSED, AWAITING_APPROVAL, EXPIRED -> Optional.empty();
      case APPROVED,
          RUNNING,
          VERIFYING,
          UNDOING,
          SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          FAILED,
          ROLLBACK_INCOMPLETE,
          UNKNOWN,
          REJECTED,
          CANCELLED,
          STOPPED ->
          Optional.of(Refusals.byState(plan));
    };
  }

  private Answer started(StoredPlan plan, Voter who, String reason) {
    if (!requests.breakGlass(plan, who, settings.startExpiry())) {
      return Refusals.byState(plan);
    }
    StoredPlan now = plans.lock(plan.id()).orElseThrow();
    votes.add(now, who, CastVote.Kind.BREAK_GLASS, reason);
    tasks.runNow(now.id(), now.requestNo());
    tasks.expireAfter(now.id(), now.requestNo(), settings.startExpiry());
    log.glassBroken(
        now,
        who.person(),
        reason,
        "BREAK-GLASS: started without the needed approvals by %s: %s. Somebody else must review it."
            .formatted(who.person(), reason));
    return new Accepted(
        "%s starts without the needed approvals. Everybody is told, and another approver has to"
                .formatted(now.id())
            + " review it.");
  }

  /** Whether this person's emergency start of the present request stands. */
  boolean started(StoredPlan plan, Voter who) {
    return votes.live(plan).stream()
        .anyMatch(v -> v.kind() == CastVote.Kind.BREAK_GLASS && who.is(v.voter()));
  }

  Answer review(PlanId id, Voter reviewer, String note) {
    return plans
        .lock(id)
        .map(plan -> review(plan, reviewer, note))
        .orElseGet(() -> Refusals.unknown(id));
  }

  private Answer review(StoredPlan plan, Voter reviewer, String note) {
    Optional<BrokenGlass> broken = glass.last(plan.id());
    if (broken.isEmpty()) {
      return new Refused(
          Reason.WRONG_STATE, "%s was not started by break-glass.".formatted(plan.id()));
    }
    if (glass.by(plan.id(), reviewer)) {
      return new Refused(
          Reason.OWN_REQUEST,
          "You broke the glass for %s yourself; somebody else reviews it.".formatted(plan.id()));
    }
    if (!glass.review(plan.id(), reviewer, note)) {
      return new Refused(
          Reason.ALREADY_VOTED,
          "%s reviewed it already.".formatted(broken.get().reviewedBy().orElseThrow()));
    }
    PlanState state = plan.state();
    log.acted(
        plan,
        state,
        reviewer.person(),
        "BREAK_GLASS_REVIEWED",
        "The break-glass start was reviewed by %s: %s".formatted(reviewer.person(), note));
    return new Accepted("Your review of %s is kept.".formatted(plan.id()));
  }

  /** Whether this person's review is kept. */
  boolean reviewed(PlanId id, PersonId person) {
    return glass.last(id).flatMap(BrokenGlass::reviewedBy).equals(Optional.of(person));
  }
}
