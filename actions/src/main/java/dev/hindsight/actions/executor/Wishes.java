package dev.hindsight.actions.executor;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Transactions;
import dev.hindsight.actions.store.Voter;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What people want of a run; the person is looked up before the one transaction that does it. */
@Component
public class Wishes {

  private final JdbcPlans plans;
  private final Approvers approvers;
  private final Cancelling cancelling;
  private final Resuming resuming;
  private final Transactions transactions;

  Wishes(
      JdbcPlans plans,
      Approvers approvers,
      Cancelling cancelling,
      Resuming resuming,
      Transactions transactions) {
    this.plans = plans;
    this.approvers = approvers;
    this.cancelling = cancelling;
    this.resuming = resuming;
    this.transactions = transactions;
  }

  /** Ends it before its next step. */
  public Answer cancel(PlanId id, PersonId person, String reason) {
    Optional<StoredPlan> plan = plans.find(id);
    boolean asked = plan.flatMap(StoredPlan::requestedBy).filter(person::equals).isPresent();
    return allowed(
        person, asked, _ -> locked(id, p -> cancelling.cancel(p, new Cancel(person, reason))));
  }

  /** Takes back what it left in effect. */
  public Answer undo(PlanId id, PersonId person) {
    return allowed(person, false, by -> locked(id, p -> resuming.undo(p, by)));
  }

  /** What it waits with for a person's word. */
  public Optional<String> waitsWith(PlanId id) {
    return plans.find(id).flatMap(resuming::waitsWith);
  }

  /** Decides the step of unknown outcome that was seen. */
  public Answer looked(PlanId id, PersonId person, String seen, boolean applied) {
    return allowed(person, false, by -> locked(id, p -> resuming.looked(p, by, seen, applied)));
  }

  /** Answers the open question that was seen. */
  public Answer answer(PlanId id, PersonId person, String seen, boolean yes) {
    return allowed(person, false, _ -> locked(id, p -> resuming.answer(p, person, seen, yes)));
  }

  private Answer locked(PlanId id, Function<StoredPlan, Answer> work) {
    try {
      return transactions.in(
          () ->
              plans
                  .lock(id)
                  .map(work)
                  .orElseGet(
                      () ->
                          new Refused(Reason.UNKNOWN_PLAN, "There is no plan %s.".formatted(id))));
    } catch (DuplicateKeyException e) {
      return new Refused(
          Reason.WRONG_STATE,
          "Another plan for the same cause is open; that one comes first. Nothing was done.");
    }
  }

  /** For an approver, and for whoever asked where that is enough; else the answer is why not. */
  private Answer allowed(PersonId person, boolean asked, Function<Voter, Answer> work) {
    return switch (approvers.standing(person)) {
      case Standing.Approver now -> work.apply(Voter.of(person, now.identity(), now.proof()));
      case Standing.Colleague(var identity, _) when asked ->
          work.apply(Voter.of(person, identity, Proof.CHAT));
      case Standing.MaybeApprover(var identity, _) when asked ->
          work.apply(Voter.of(person, identity, Proof.CHAT));
      case Standing.MaybeApprover(_, String why) ->
          new Refused(
              Reason.CANNOT_VERIFY,
              "It cannot be verified right now whether you may approve, so no: " + why);
      case Standing.Colleague(_, var whoCan) ->
          new Refused(Reason.NOT_AN_APPROVER, "Only an approver can do that. " + whoCan.get());
      case Standing.Nobody(String why) -> new Refused(Reason.NOT_AN_APPROVER, why);
      case Standing.Unverified(String why) ->
          new Refused(
              Reason.CANNOT_VERIFY, "It cannot be verified right now who you are, so no: " + why);
    };
  }
}
