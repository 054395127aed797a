package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.Voter;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The emergency: a person on a list of its own starts a plan without the approvals it needs. Only
 * these are missing then; all else (policy, the stop switch, preconditions) holds.
 */
@Component
public class BreakGlass {

  private static final int SHORTEST_REASON = 10;

  private final Approvers approvers;
  private final GlassCase glass;
  private final Commit commit;

  BreakGlass(Approvers approvers, GlassCase glass, Commit commit) {
    this.approvers = approvers;
    this.glass = glass;
    this.commit = commit;
  }

  /** Starts the plan. */
  public Answer start(PlanId plan, String hash, PersonId person, String reason) {
    String why = reason.strip();
    if (why.length() < SHORTEST_REASON) {
      return new Refused(
          Reason.NO_REASON,
          "Say in at least %d letters why this cannot wait for an approval."
              .formatted(SHORTEST_REASON));
    }
    return verified(
        person,
        approver ->
            approver.breaksGlass()
                ? commit.unlessStopped(
                    plan,
                    () -> glass.start(plan, hash, voter(person, approver), why),
                    now -> glass.started(now, voter(person, approver)))
                : Refusals.notAllowed("You are not on the list of who may break the glass."));
  }

  /** Keeps what another approver found afterwards. */
  public Answer review(PlanId plan, PersonId person, String note) {
    if (note.isBlank()) {
      return new Refused(Reason.NO_REASON, "Say what you found.");
    }
    return verified(
        person,
        approver ->
            commit.of(
                plan,
                () -> glass.review(plan, voter(person, approver), note.strip()),
                _ -> glass.reviewed(plan, person)));
  }

  private Answer verified(PersonId person, Function<Standing.Approver, Answer> then) {
    return switch (approvers.standing(person)) {
      case Standing.Approver approver -> then.apply(approver);
      case Standing.Colleague(_, var whoCan) ->
          Refusals.notAllowed("You are not an approver. " + whoCan.get());
      case Standing.Nobody(String why) -> Refusals.notAllowed(why);
      case Standing.Unverified(String why) -> Refusals.unverified(why);
      case Standing.MaybeApprover(_, String why) -> Refusals.listUnread(why);
    };
  }

  private static Voter voter(PersonId person, Standing.Approver approver) {
    return Voter.of(person, approver.identity(), approver.proof());
  }
}
