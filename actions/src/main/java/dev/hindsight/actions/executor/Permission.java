package dev.hindsight.actions.executor;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the people who agreed to exactly this still may; asked again at the start of a run. */
@Component
class Permission {

  static final String NONE_STANDS = "no approval stands for what is stored now";

  private final Approvers approvers;
  private final JdbcVotes votes;
  private final JdbcRequests requests;

  Permission(Approvers approvers, JdbcVotes votes, JdbcRequests requests) {
    this.approvers = approvers;
    this.votes = votes;
    this.requests = requests;
  }

  /**
   * Why nothing may be written; else nobody takes a yes back until the caller's transaction ends.
   */
  Optional<String> held(Run run) {
    if (!requests.unchanged(run.stored())) {
      throw new StaleLease(run.id());
    }
    return votes.agreed(run.stored()) ? Optional.empty() : Optional.of(NONE_STANDS);
  }

  /** Who said yes first, besides the one who asked where somebody else did. */
  Optional<PersonId> approver(Run run) {
    List<Voter> yes =
        votes.live(run.stored()).stream().filter(CastVote::isYes).map(CastVote::voter).toList();
    return yes.stream()
        .filter(voter -> !voter.asked(run.stored()))
        .findFirst()
        .or(() -> yes.stream().findFirst())
        .map(Voter::person);
  }

  Check check(StoredPlan plan) {
    List<CastVote> yes = votes.live(plan).stream().filter(CastVote::isYes).toList();
    Set<IdentityId> others = new HashSet<>();
    for (CastVote vote : yes) {
      Optional<Check> not = obstacle(plan, vote, others);
      if (not.isPresent()) {
        return not.get();
      }
    }
    if (yes.stream().anyMatch(vote -> vote.kind() == CastVote.Kind.BREAK_GLASS)) {
      return new Check.Given(Integer.MAX_VALUE);
    }
    return yes.isEmpty() || others.size() < plan.approvalsNeeded()
        ? new Check.Withdrawn("there are not enough approvals")
        : new Check.Given(others.size());
  }

  /**
   * Why this vote does not count.
   *
   * @param others gets the human being, where it is not the one who asked
   */
  private Optional<Check> obstacle(StoredPlan plan, CastVote vote, Set<IdentityId> others) {
    PersonId person = vote.voter().person();
    if (!vote.isFor(plan)) {
      return withdrawn(person + " approved something else than what is stored now");
    }
    return switch (approvers.standing(person, vote.voter().proof())) {
      case Standing.Approver now when !may(now, plan, vote.kind()) ->
          withdrawn(person + " approved, but may not approve such plans any more");
      case Standing.Approver now -> {
        Voter voter = Voter.of(person, now.identity(), vote.voter().proof());
        if (!voter.asked(plan)) {
          others.add(voter.identity());
        }
        yield Optional.empty();
      }
      case Standing.Colleague _ -> withdrawn(person + " approved, but is not an approver any more");
      case Standing.Nobody(String why) ->
          withdrawn("%s approved, but may not any more: %s".formatted(person, why));
      case Standing.Unverified(String why) ->
          Optional.of(
              new Check.Unverified(
                  "it cannot be verified that %s may approve: %s".formatted(person, why)));
    };
  }

  private static boolean may(Standing.Approver now, StoredPlan plan, CastVote.Kind kind) {
    return kind == CastVote.Kind.BREAK_GLASS
        ? now.breaksGlass()
        : now.risks().contains(plan.plan().risk());
  }

  private static Optional<Check> withdrawn(String why) {
    return Optional.of(new Check.Withdrawn(why));
  }

  /** The answer. */
  sealed interface Check {

    /**
     * All may.
     *
     * @param others how many human beings besides the one who asked
     */
    record Given(int others) implements Check {}

    /** Somebody may not any more. */
    record Withdrawn(String why) implements Check {}

    /** Nobody can tell right now. */
    record Unverified(String why) implements Check {}
  }
}
