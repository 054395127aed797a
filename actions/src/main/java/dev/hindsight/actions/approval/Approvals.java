package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.Transactions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Who may ask and decide; the person is looked up before the one transaction that decides. */
@Component
public class Approvals {

  private final Approvers approvers;
  private final Ballot ballot;
  private final Withdrawal withdrawal;
  private final Commit commit;
  private final Transactions transactions;

  Approvals(
      Approvers approvers,
      Ballot ballot,
      Withdrawal withdrawal,
      Commit commit,
      Transactions transactions) {
    this.approvers = approvers;
    this.ballot = ballot;
    this.withdrawal = withdrawal;
    this.commit = commit;
    this.transactions = transactions;
  }

  /** A person asks for approval. */
  public Answer ask(PlanId plan, String hash, PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Nobody(String why) -> Refusals.notAllowed(why);
      case Standing.Unverified(String why) -> Refusals.unverified(why);
      case Standing.Colleague(var identity, _) -> ask(plan, hash, Elector.of(person, identity));
      case Standing.MaybeApprover(var identity, _) -> ask(plan, hash, Elector.of(person, identity));
      case Standing.Approver approver -> ask(plan, hash, Elector.of(person, approver));
    };
  }

  private Answer ask(PlanId plan, String hash, Elector asker) {
    return commit.unlessStopped(
        plan, () -> ballot.ask(plan, hash, asker), now -> asker.asked(now) && !Ballot.askable(now));
  }

  /** A person votes. */
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    return switch (approvers.standing(person)) {
      case Standing.Approver approver ->
          decide(plan, hash, Elector.of(person, approver), vote, reason);
      case Standing.Colleague(_, var whoCan) ->
          Refusals.notAllowed("You are not an approver. " + whoCan.get());
      case Standing.Nobody(String why) -> Refusals.notAllowed(why);
      case Standing.Unverified(String why) -> Refusals.unverified(why);
      case Standing.MaybeApprover(_, String why) -> Refusals.listUnread(why);
    };
  }

  private Answer decide(PlanId plan, String hash, Elector elector, Vote vote, String reason) {
    Supplier<Answer> counted = () -> ballot.decide(plan, hash, elector, vote, reason);
    return vote == Vote.REJECT
        ? commit.of(plan, counted, now -> ballot.counted(now, elector.voter(), vote))
        : commit.unlessStopped(plan, counted, now -> ballot.counted(now, elector.voter(), vote));
  }

  // Taking a yes back is always safe: that it is theirs is all that counts, no standing is needed.
  /** A person takes their yes back. */
  public Answer revoke(PlanId plan, PersonId person, String reason) {
    return commit.of(
        plan,
        () -> withdrawal.revoke(plan, person, reason),
        now -> withdrawal.revoked(now, person));
  }

  /** A person is shown the plan for review. */
  public void shown(PlanId plan, String hash, PersonId person) {
    ballot.shown(plan, hash, person);
  }

  /** Marks a lapsed plan; true while it must be looked at again. */
  public boolean expire(PlanId plan) {
    return transactions.in(() -> ballot.expire(plan));
  }
}
