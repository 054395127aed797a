package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.approval.Amending.Amended;
import dev.hindsight.actions.approval.Amending.Editor;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.policy.JdbcBasis;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A new version of a plan by a person's hand; what changes something is inside a transaction. */
@Component
class Amendment {

  private final JdbcPlans plans;
  private final JdbcChanges changes;
  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final JdbcBasis bases;
  private final PlanLog log;
  private final PlanTasks tasks;
  private final RemediationSettings settings;
  private final Brakes brakes;

  Amendment(
      JdbcPlans plans,
      JdbcChanges changes,
      JdbcRequests requests,
      JdbcVotes votes,
      JdbcBasis bases,
      PlanLog log,
      PlanTasks tasks,
      RemediationSettings settings,
      Brakes brakes) {
    this.plans = plans;
    this.changes = changes;
    this.requests = requests;
    this.votes = votes;
    this.bases = bases;
    this.log = log;
    this.tasks = tasks;
    this.settings = settings;
    this.brakes = brakes;
  }

  /** That it is done already, or why it cannot be; empty where it may go on. */
  Optional<Answer> settled(PlanId id, ChangeWish wish, Editor who) {
    // the plan first: whoever was quicker than this look is among the changes then
    Optional<Answer> refused =
        plans
            .find(id)
            .map(plan -> refused(plan, wish, who))
            .orElseGet(() -> Optional.of(Refusals.unknown(id)));
    return refused.isEmpty() ? refused : made(id, wish, who).or(() -> refused);
  }

  /** What a person sent twice is done once. */
  Optional<Answer> made(PlanId id, ChangeWish wish, Editor who) {
    return changes
        .of(id, wish.version() + 1)
        .filter(change -> change.fromHash().equals(wish.hash()))
        .filter(change -> change.wish().equals(canonical(wish)))
        .filter(change -> who.elector().voter().is(change.by()))
        .map(change -> again(id, change.version()));
  }

  /** What it came to until now. */
  private Answer again(PlanId id, int version) {
    StoredPlan now = plans.find(id).orElseThrow();
    if (now.version() == version && now.state() == PlanState.AWAITING_APPROVAL) {
      return accepted(id, version);
    }
    String words = Refusals.words(now.state());
    return new Accepted(
        "%s was changed to version %d; it is %s now%s."
            .formatted(
                id,
                version,
                now.version() == version ? words : "version %d".formatted(now.version()),
                now.version() == version ? "" : ", " + words));
  }

  private static String canonical(ChangeWish wish) {
    return PlanJson.canonical(wish.values());
  }

  private Answer accepted(PlanId id, int version) {
    return new Accepted(
        "%s is changed: version %d waits for the approval of somebody else; it lapses in %d minutes."
            .formatted(id, version, settings.approvalExpiry().toMinutes()));
  }

  private Optional<Answer> refused(StoredPlan plan, ChangeWish wish, Editor who) {
    Optional<Answer> other =
        plan.version() == wish.version() && plan.hash().equals(wish.hash())
            ? Refusals.other(plan, wish.hash())
            : Optional.of(Refusals.outrun(plan, changes.of(plan.id(), plan.version())));
    return other.or(() -> byState(plan, who));
  }

  private Optional<Answer> byState(StoredPlan plan, Editor who) {
    return switch (plan.state()) {
      case PROPOSED, EXPIRED -> Optional.empty();
      case AWAITING_APPROVAL -> {
        boolean may = who.approver() || who.elector().asked(plan);
        yield may ? Optional.empty() : Optional.of(theirs(plan));
      }
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
          Optional.of(Refusals.byState(plan, votes.live(plan)));
    };
  }

  /** It would take back what somebody else asked for. */
  private static Answer theirs(StoredPlan plan) {
    return new Refused(
        Reason.NOT_AN_APPROVER,
        "%s waits for approval: only whoever asked for it, or an approver, changes it now."
            .formatted(plan.id()));
  }

  Answer amend(PlanId id, ChangeWish wish, Amended amended, Editor who) {
    // whoever approves, changes or starts it at this moment is before us or waits
    Optional<StoredPlan> old = plans.lock(id);
    Optional<Answer> settled = settled(id, wish, who);
    return settled
        .or(() -> brakes.tooMany(who.elector().voter()))
        .orElseGet(() -> put(old.orElseThrow(), wish, amended, who));
  }

  private Answer put(StoredPlan old, ChangeWish wish, Amended amended, Editor who) {
    // somebody else must agree to what a person wrote, however low the risk
    int needed = Math.max(1, amended.offer().ruling().approvers());
    if (!plans.change(old, amended.plan(), needed)) {
      throw new IllegalStateException("%s moved under its lock".formatted(old.id()));
    }
    changes.keep(old, who.elector().voter(), canonical(wish), amended.words(), amended.plan());
    bases.keep(old.id(), amended.offer());
    StoredPlan made = plans.lock(old.id()).orElseThrow();
    log.acted(
        made,
        PlanState.PROPOSED,
        who.elector().person(),
        "CHANGED",
        "Version %d, changed by %s: %s. Earlier approvals are void."
            .formatted(made.version(), who.elector().person(), String.join("; ", amended.words())));
    requests.request(made, who.elector().voter(), needed, settings.approvalExpiry());
    StoredPlan asked = plans.lock(old.id()).orElseThrow();
    tasks.expireAfter(asked.id(), asked.requestNo(), settings.approvalExpiry());
    log.changed(asked, asked.state(), who.elector().person(), "Approval was asked for.");
    return accepted(asked.id(), asked.version());
  }
}
