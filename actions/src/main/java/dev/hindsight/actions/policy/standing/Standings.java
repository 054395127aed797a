package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which standing approval is good for a plan, and that it is used no more often than it says. */
@Component
public class Standings {

  private static final PlanId NONE_YET = new PlanId(0);

  private final JdbcStandings standings;
  private final Approvers approvers;
  private final Rulebooks books;
  private final Ledger ledger;

  Standings(JdbcStandings standings, Approvers approvers, Rulebooks books, Ledger ledger) {
    this.books = books;
    this.standings = standings;
    this.approvers = approvers;
    this.ledger = ledger;
  }

  /** The first one for such a plan with a run left; who gave it still may give it. */
  public Optional<Given> goodFor(Plan plan, String playbookHash) {
    return standings.of(plan.playbook()).stream()
        .filter(s -> s.state() == Standing.State.GIVEN)
        .filter(s -> s.terms().cover(plan, playbookHash))
        .filter(s -> standings.uses(s, NONE_YET, 0) < s.terms().runs())
        .filter(standing -> stillMeant(standing, plan))
        .findFirst()
        .map(Standings::given);
  }

  /** That one, where it still is good for the plan; its rate is for {@link #use}. */
  public Optional<Given> stillGood(StandingId id, Plan plan, String playbookHash) {
    return standings
        .find(id)
        .filter(s -> s.state() == Standing.State.GIVEN)
        .filter(s -> s.terms().cover(plan, playbookHash))
        .filter(standing -> stillMeant(standing, plan))
        .map(Standings::given);
  }

  /** Why it cannot be told right now whether who gave it still may; empty when it can. */
  public Optional<String> unverified(StandingId id) {
    return standings.find(id).stream()
        .flatMap(standing -> standing.by().stream())
        .flatMap(person -> unverified(person).stream())
        .findFirst();
  }

  private Optional<String> unverified(PersonId person) {
    Optional<String> unknown =
        switch (approvers.standing(person)) {
          case Approvers.Standing.Unverified(String why) -> Optional.of(why);
          case Approvers.Standing.MaybeApprover(_, String why) -> Optional.of(why);
          case Approvers.Standing.Approver _,
              Approvers.Standing.Colleague _,
              Approvers.Standing.Nobody _ ->
              Optional.empty();
        };
    return unknown.map(
        why -> "it cannot be verified that %s may approve: %s".formatted(person, why));
  }

  /** Takes one run of it, in the caller's transaction. */
  public Use use(StandingId id, StoredPlan plan, String playbookHash) {
    Optional<Standing> found = standings.lock(id);
    if (found.isEmpty() || !found.get().terms().cover(plan.plan(), playbookHash)) {
      return new Use.Lapsed("%s is not for this plan".formatted(id));
    }
    Standing standing = found.get();
    if (standing.state() != Standing.State.GIVEN) {
      return new Use.Lapsed(
          "%s is %s".formatted(id, standing.state().name().toLowerCase(Locale.ROOT)));
    }
    int runs = standing.terms().runs();
    if (standings.uses(standing, plan.id(), plan.requestNo()) >= runs) {
      return new Use.UsedUp(
          "%s was used %d times, which is what it is good for".formatted(id, runs));
    }
    standings.used(id, plan.id(), plan.requestNo());
    ledger.write(
        PlanLog.BOT, "STANDING_USED", id, standing.hash(), "%s starts by it".formatted(plan.id()));
    return new Use.Taken();
  }

  /** As many human beings as it took, or as the policy asks for by now, still may give it. */
  private boolean stillMeant(Standing standing, Plan plan) {
    RiskTable.Row row = books.current().risks().of(plan.risk());
    long still =
        standing.by().stream()
            .filter(person -> books.current().counts(person, row.group()))
            .flatMap(person -> giver(person, plan).stream())
            .distinct()
            .count();
    return still >= Math.max(standing.needed(), row.approvers());
  }

  private Optional<IdentityId> giver(PersonId person, Plan plan) {
    return approvers.standing(person) instanceof Approvers.Standing.Approver approver
            && approver.risks().contains(plan.risk())
        ? Optional.of(Voter.of(person, approver.identity(), approver.proof()).identity())
        : Optional.empty();
  }

  private static Given given(Standing standing) {
    return new Given(standing.id(), standing.by().stream().map(PersonId::value).toList());
  }

  /** What came of it. */
  public sealed interface Use {

    /** One run of it is this plan's. */
    record Taken() implements Use {}

    /** Later there may be one again. */
    record UsedUp(String why) implements Use {}

    /** It is no approval of this plan any more. */
    record Lapsed(String why) implements Use {}
  }
}
