package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.store.NewPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who may change a plan; the person is looked up before the one transaction that does it. */
@Component
public class Amending {

  private final Approvers approvers;
  private final Amendment amendment;
  private final Commit commit;

  Amending(Approvers approvers, Amendment amendment, Commit commit) {
    this.approvers = approvers;
    this.amendment = amendment;
    this.commit = commit;
  }

  /**
   * What becomes of a plan.
   *
   * @param words what is otherwise, a clause each
   * @param offer what the policy says of it
   */
  public record Amended(NewPlan plan, List<String> words, Offer offer) {

    public Amended {
      words = List.copyOf(words);
    }
  }

  /** What is to be told without looking at the world; empty where it goes on. */
  public Optional<Answer> settled(PlanId plan, ChangeWish wish, PersonId person) {
    Answer answer =
        as(person, who -> amendment.settled(plan, wish, who).orElse(new Answer.Accepted("")));
    return answer.text().isEmpty() ? Optional.empty() : Optional.of(answer);
  }

  /** Puts it in the place of exactly the version that was seen, and asks for its approval. */
  public Answer amend(PlanId plan, ChangeWish wish, Amended amended, PersonId person) {
    return as(
        person,
        who ->
            commit.unlessStopped(
                plan,
                () -> amendment.amend(plan, wish, amended, who),
                now -> amendment.made(now.id(), wish, who).isPresent()));
  }

  private Answer as(PersonId person, Function<Editor, Answer> then) {
    return switch (approvers.standing(person)) {
      case Standing.Nobody(String why) -> Refusals.notAllowed(why);
      case Standing.Unverified(String why) -> Refusals.unverified(why);
      case Standing.Colleague(var identity, _) ->
          then.apply(new Editor(Elector.of(person, identity), false));
      case Standing.MaybeApprover(var identity, _) ->
          then.apply(new Editor(Elector.of(person, identity), false));
      case Standing.Approver approver -> then.apply(new Editor(Elector.of(person, approver), true));
    };
  }

  /**
   * Who changes it.
   *
   * @param approver whether they may change what somebody else asked for
   */
  record Editor(Elector elector, boolean approver) {}
}
