package dev.hindsight.actions.remedy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.policy.JdbcBasis;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a plan once: the same world gives the same plan, a changed one a new version. */
@Component
class Keeper {

  private final JdbcPlans plans;
  private final JdbcBasis bases;
  private final PlanLog log;
  private final Transactions transactions;

  Keeper(JdbcPlans plans, JdbcBasis bases, PlanLog log, Transactions transactions) {
    this.plans = plans;
    this.bases = bases;
    this.log = log;
    this.transactions = transactions;
  }

  PlanId keep(NewPlan plan, Offer offer) {
    return transactions.in(
        () -> {
          PlanId id = kept(plan, offer.ruling().approvers());
          bases.keep(id, offer);
          return id;
        });
  }

  private PlanId kept(NewPlan plan, int approvalsNeeded) {
    Optional<StoredPlan> old =
        plans.latest(plan.incident(), plan.cause()).flatMap(p -> plans.lock(p.id()));
    if (old.isPresent() && stands(old.get(), plan)) {
      return old.get().id();
    }
    if (old.isPresent() && plans.supersede(old.get(), plan, approvalsNeeded)) {
      return told(old.get().id(), "The object changed; this is a new version, votes are void.");
    }
    return plans
        .insert(plan, approvalsNeeded)
        .map(id -> told(id, "Proposed: " + plan.plan().title() + "."))
        // Somebody kept one at the same moment; theirs is the plan.
        .orElseGet(() -> plans.latest(plan.incident(), plan.cause()).orElseThrow().id());
  }

  private static boolean stands(StoredPlan old, NewPlan plan) {
    return switch (old.state()) {
      case APPROVED, RUNNING, VERIFYING, UNDOING -> true;
      case PROPOSED, AWAITING_APPROVAL, REJECTED, EXPIRED -> old.hash().equals(plan.hash());
      case SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          FAILED,
          ROLLBACK_INCOMPLETE,
          UNKNOWN,
          CANCELLED,
          STOPPED ->
          false;
    };
  }

  private PlanId told(PlanId id, String sentence) {
    StoredPlan now = plans.find(id).orElseThrow();
    log.changed(now, PlanState.PROPOSED, PlanLog.BOT, sentence);
    return id;
  }
}
