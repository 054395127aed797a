package dev.hindsight.actions.remedy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.policy.JdbcBasis;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.JdbcChanges.Change;
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

  private static final String ANEW = "The object changed; this is a new version, votes are void.";

  private final JdbcPlans plans;
  private final JdbcChanges changes;
  private final JdbcBasis bases;
  private final PlanLog log;
  private final Transactions transactions;

  Keeper(
      JdbcPlans plans,
      JdbcChanges changes,
      JdbcBasis bases,
      PlanLog log,
      Transactions transactions) {
    this.plans = plans;
    this.changes = changes;
    this.bases = bases;
    this.log = log;
    this.transactions = transactions;
  }

  PlanId keep(NewPlan plan, Offer offer) {
    return transactions.in(
        () -> {
          PlanId id = kept(plan, offer.ruling().approvers());
          // what a person made of it was judged as that, and rests on nothing else
          if (!changed(plans.find(id).orElseThrow())) {
            bases.keep(id, offer);
          }
          return id;
        });
  }

  private PlanId kept(NewPlan plan, int approvalsNeeded) {
    Optional<StoredPlan> old =
        plans.latest(plan.incident(), plan.cause()).flatMap(p -> plans.lock(p.id()));
    if (old.isPresent() && stands(old.get(), plan)) {
      return old.get().id();
    }
    boolean changed = old.filter(this::changed).isPresent();
    if (old.isPresent() && plans.supersede(old.get(), plan, approvalsNeeded)) {
      return told(old.get().id(), changed ? ANEW + " What people had changed is gone." : ANEW);
    }
    return plans
        .insert(plan, approvalsNeeded)
        .map(id -> told(id, "Proposed: " + plan.plan().title() + "."))
        // Somebody kept one at the same moment; theirs is the plan.
        .orElseGet(() -> plans.latest(plan.incident(), plan.cause()).orElseThrow().id());
  }

  private boolean stands(StoredPlan old, NewPlan plan) {
    return switch (old.state()) {
      case APPROVED, RUNNING, VERIFYING, UNDOING -> true;
      case PROPOSED, AWAITING_APPROVAL, REJECTED, EXPIRED -> base(old).equals(plan.hash());
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

  /** What the bot made of the world: a person may have changed that since. */
  private String base(StoredPlan plan) {
    return changes.of(plan.id(), plan.version()).map(Change::baseHash).orElse(plan.hash());
  }

  private boolean changed(StoredPlan plan) {
    return changes.of(plan.id(), plan.version()).isPresent();
  }

  private PlanId told(PlanId id, String sentence) {
    StoredPlan now = plans.find(id).orElseThrow();
    log.changed(now, PlanState.PROPOSED, PlanLog.BOT, sentence);
    return id;
  }
}
