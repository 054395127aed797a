package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.Transactions;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Who may ask and decide; the person is looked up before the one transaction that decides. */
@Component
public class Approvals {

  private final Approvers approvers;
  private final JdbcStopSwitch stop;
  private final Ballot ballot;
  private final Transactions transactions;

  Approvals(Approvers approvers, JdbcStopSwitch stop, Ballot ballot, Transactions transactions) {
    this.approvers = approvers;
    this.stop = stop;
    this.ballot = ballot;
    this.transactions = transactions;
  }

  /** A person asks for approval. */
  public Answer ask(PlanId plan, String hash, PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Nobody(String why) -> notAllowed(why);
      case Standing.Unverified(String why) -> unverified(why);
      case Standing.Colleague _ -> unlessStopped(() -> ballot.ask(plan, hash, person, false));
      case Standing.Approver() -> unlessStopped(() -> ballot.ask(plan, hash, person, true));
    };
  }

  /** A person votes. */
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    Supplier<Answer> counted = () -> ballot.decide(plan, hash, person, vote, reason);
    return mayDecide(person)
        .orElseGet(() -> vote == Vote.REJECT ? committed(counted) : unlessStopped(counted));
  }

  /** Why this person may not decide; empty when they may. */
  private Optional<Answer> mayDecide(PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Approver() -> Optional.empty();
      case Standing.Colleague(var whoCan) ->
          Optional.of(notAllowed("You are not an approver. " + whoCan.get()));
      case Standing.Nobody(String why) -> Optional.of(notAllowed(why));
      case Standing.Unverified(String why) -> Optional.of(unverified(why));
    };
  }

  /** Marks a lapsed plan; true while it must be looked at again. */
  public boolean expire(PlanId plan) {
    return transactions.in(() -> ballot.expire(plan));
  }

  private Answer unlessStopped(Supplier<Answer> work) {
    Optional<String> stopped = stop.stopped();
    if (stopped.isPresent()) {
      return new Refused(
          Reason.STOPPED, stopped.get() + ". Nothing is accepted until the stop is lifted.");
    }
    return committed(work);
  }

  private Answer committed(Supplier<Answer> work) {
    try {
      return transactions.in(work);
    } catch (Ballot.LostRace e) {
      return new Refused(Reason.EXPIRED, "The request lapsed at this very moment; ask again.");
    }
  }

  private static Answer notAllowed(String why) {
    return new Refused(Reason.NOT_AN_APPROVER, why);
  }

  private static Answer unverified(String why) {
    return new Refused(
        Reason.CANNOT_VERIFY, "It cannot be verified right now who you are, so no: " + why);
  }
}
