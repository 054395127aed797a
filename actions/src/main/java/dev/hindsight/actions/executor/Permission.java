package dev.hindsight.actions.executor;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Whether the people who agreed to exactly this still may; asked again at the start of a run, and
 * before each write that is made with their rights.
 */
@Component
class Permission {

  static final String NONE_STANDS = "no approval stands for what is stored now";

  private final Approvers approvers;
  private final JdbcVotes votes;
  private final JdbcRequests requests;
  private final JdbcDecisions decisions;
  private final JdbcChanges changes;

  Permission(
      Approvers approvers,
      JdbcVotes votes,
      JdbcRequests requests,
      JdbcDecisions decisions,
      JdbcChanges changes) {
    this.approvers = approvers;
    this.votes = votes;
    this.requests = requests;
    this.decisions = decisions;
    this.changes = changes;
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

  /**
   * With whose rights the run writes now: of who resumed it, else of who approved it, who both may
   * have lost theirs since; empty where there is nobody.
   */
  Outcome<Optional<PersonId>> rights(Run run) {
    Optional<Voter> resumed = decisions.resumedBy(run.id());
    if (resumed.isPresent()) {
      return still(resumed.get(), "wanted the run to go on", _ -> true)
          .map(_ -> resumed.map(Voter::person));
    }
    StoredPlan plan = run.stored();
    Optional<CastVote> vote = approver(plan);
    return vote.isEmpty()
        ? new Done<>(Optional.empty())
        : still(plan, vote.get()).map(_ -> vote.map(v -> v.voter().person()));
  }

  /** Who said yes to exactly this first, besides the one who asked where somebody else did. */
  private Optional<CastVote> approver(StoredPlan plan) {
    List<CastVote> yes =
        votes.live(plan).stream().filter(vote -> vote.isYes() && vote.isFor(plan)).toList();
    return yes.stream()
        .filter(vote -> !vote.voter().asked(plan))
        .findFirst()
        .or(() -> yes.stream().findFirst());
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
    Optional<Check> ghost = plan.requestedBy().flatMap(this::ghost);
    if (ghost.isPresent()) {
      return ghost.get();
    }
    return yes.isEmpty() || others.size() < plan.approvalsNeeded()
        ? new Check.Withdrawn("there are not enough approvals")
        : new Check.Given(others.size());
  }

  /**
   * Nothing runs for somebody who is gone: the team asks anew. Where nobody can tell, who approved
   * answers for it.
   */
  private Optional<Check> ghost(PersonId asked) {
    return approvers.standing(asked) instanceof Standing.Nobody(String why)
        ? withdrawn("%s asked for it, but may not any more: %s".formatted(asked, why))
        : Optional.empty();
  }

  /**
   * Why this vote does not count.
   *
   * @param others gets the human being, where it is not the one who asked or who wrote some of it
   */
  private Optional<Check> obstacle(StoredPlan plan, CastVote vote, Set<IdentityId> others) {
    PersonId person = vote.voter().person();
    if (!vote.isFor(plan)) {
      return withdrawn(person + " approved something else than what is stored now");
    }
    return switch (still(plan, vote)) {
      case Done<Standing.Approver>(Standing.Approver now) -> {
        Voter voter = Voter.of(person, now.identity(), vote.voter().proof());
        if (!voter.asked(plan) && !changes.isAuthor(plan, voter)) {
          others.add(voter.identity());
        }
        yield Optional.empty();
      }
      case GaveUp<Standing.Approver>(_, String why) -> withdrawn(why);
      case TryAgain<Standing.Approver>(_, String why, _) -> Optional.of(new Check.Unverified(why));
    };
  }

  private Outcome<Standing.Approver> still(StoredPlan plan, CastVote vote) {
    return still(vote.voter(), "approved", now -> may(now, plan, vote.kind()));
  }

  /** What they are now, where they still may do what they did. */
  private Outcome<Standing.Approver> still(
      Voter voter, String did, Predicate<Standing.Approver> may) {
    String who = "%s %s, but ".formatted(voter.person(), did);
    return switch (approvers.standing(voter.person(), voter.proof())) {
      case Standing.Approver now ->
          may.test(now) ? new Done<>(now) : lost(who + "may not approve such plans any more");
      case Standing.Colleague _ -> lost(who + "is not an approver any more");
      case Standing.Nobody(String why) -> lost(who + "may not any more: " + why);
      case Standing.Unverified(String why) -> unverified(voter, why);
      case Standing.MaybeApprover(_, String why) -> unverified(voter, why);
    };
  }

  private static Outcome<Standing.Approver> unverified(Voter voter, String why) {
    return new TryAgain<>(
        Reason.UNREACHABLE,
        "it cannot be verified that %s may approve: %s".formatted(voter.person(), why),
        Duration.ZERO);
  }

  private static Outcome<Standing.Approver> lost(String why) {
    return new GaveUp<>(Reason.FORBIDDEN, why);
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
