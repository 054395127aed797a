package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.policy.rulebook.NamePattern;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Standing approvals are asked for, given by several people, and revoked. */
@Component
public class StandingDesk {

  private static final Duration ASKED_FOR = Duration.ofDays(1);

  private final JdbcStandings standings;
  private final Playbooks playbooks;
  private final Rulebooks books;
  private final Approvers approvers;
  private final Ledger ledger;

  StandingDesk(
      JdbcStandings standings,
      Playbooks playbooks,
      Rulebooks books,
      Approvers approvers,
      Ledger ledger) {
    this.standings = standings;
    this.playbooks = playbooks;
    this.books = books;
    this.approvers = approvers;
    this.ledger = ledger;
  }

  /** All there ever were, oldest first. */
  public List<Standing> list() {
    return standings.all();
  }

  /** An approver asks for one; others must give it. */
  public Answer ask(Wish wish, PersonId person, String reason) {
    return verified(person, voter -> ledger.unlessStopped(() -> asked(wish, voter, reason)));
  }

  private Answer asked(Wish wish, Voter asker, String reason) {
    Optional<String> hash = playbooks.hash(wish.playbook());
    if (hash.isEmpty()) {
      return new Refused(
          Reason.UNKNOWN_PLAN, "There is no playbook %s.".formatted(wish.playbook()));
    }
    Duration length = wish.length();
    if (!length.isPositive() || length.compareTo(Terms.LONGEST) > 0) {
      return new Refused(
          Reason.EXPIRED, "It must end within %d days.".formatted(Terms.LONGEST.toDays()));
    }
    Terms terms = wish.terms(hash.get(), standings.now());
    String bound = PlanJson.sha256(terms.json());
    int needed = needed();
    StandingId id = standings.insert(terms, bound, needed, asker, reason);
    ledger.write(asker.person(), "STANDING_ASKED", id, bound, terms.sentence() + ": " + reason);
    return new Accepted(
        "%s is asked for: %s. %d other approvers must give it within a day: grant %s --hash %s"
            .formatted(id, terms.sentence(), needed, id, bound));
  }

  /** Another approver says yes to exactly these terms; enough of them make it good. */
  public Answer grant(StandingId id, String hash, PersonId person) {
    return verified(person, voter -> ledger.unlessStopped(() -> granted(id, hash, voter)));
  }

  private Answer granted(StandingId id, String hash, Voter voter) {
    PersonId person = voter.person();
    Optional<Standing> found = standings.lock(id);
    if (found.isEmpty()) {
      return new Refused(Reason.UNKNOWN_PLAN, "There is no %s.".formatted(id));
    }
    Standing standing = found.get();
    Optional<Answer> refused = refused(standing, hash, voter);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!standings.vote(id, voter, hash)) {
      return new Refused(Reason.ALREADY_VOTED, "Your yes to %s is already counted.".formatted(id));
    }
    int yes = standing.by().size() + 1;
    boolean given = yes >= standing.needed();
    if (given) {
      standings.granted(id);
    }
    ledger.write(
        person, given ? "STANDING_GIVEN" : "STANDING_VOTE", id, hash, standing.terms().sentence());
    return new Accepted(
        given
            ? "%s is given: %s.".formatted(id, standing.terms().sentence())
            : "%d of %d have given %s.".formatted(yes, standing.needed(), id));
  }

  private Optional<Answer> refused(Standing standing, String hash, Voter voter) {
    StandingId id = standing.id();
    if (!standing.hash().equals(hash) || !PlanJson.sha256(standing.json()).equals(hash)) {
      return Optional.of(
          new Refused(Reason.HASH_DIFFERS, "%s has other terms than that hash.".formatted(id)));
    }
    if (standing.state() != Standing.State.ASKED) {
      return Optional.of(
          new Refused(
              Reason.WRONG_STATE,
              "%s is %s.".formatted(id, standing.state().name().toLowerCase(Locale.ROOT))));
    }
    if (!standing.requestedAt().plus(ASKED_FOR).isAfter(standing.now())) {
      return Optional.of(
          new Refused(Reason.EXPIRED, "%s was asked for over a day ago; ask anew.".formatted(id)));
    }
    if (voter.is(Optional.of(standing.requestedBy()), Optional.of(standing.requestedIdentity()))) {
      return Optional.of(
          new Refused(Reason.OWN_REQUEST, "You asked for %s yourself.".formatted(id)));
    }
    return standing.identities().contains(voter.identity())
        ? Optional.of(
            new Refused(Reason.ALREADY_VOTED, "Your yes to %s is already counted.".formatted(id)))
        : Optional.empty();
  }

  /** Taking it back is always safe, so it works while nobody can be verified. */
  public Answer revoke(StandingId id, PersonId person, String reason) {
    return ledger.in(
        () -> {
          Optional<Standing> found = standings.lock(id);
          if (found.isEmpty()) {
            return new Refused(Reason.UNKNOWN_PLAN, "There is no %s.".formatted(id));
          }
          if (!standings.revoke(id, person, reason)) {
            return new Refused(Reason.WRONG_STATE, "%s is revoked already.".formatted(id));
          }
          ledger.write(person, "STANDING_REVOKED", id, found.get().hash(), reason);
          return new Accepted("%s is revoked; no further run starts by it.".formatted(id));
        });
  }

  /** As many as a plan of medium risk needs: which of a playbook's plans will come is not known. */
  private int needed() {
    return Math.max(1, books.current().risks().medium().approvers());
  }

  private Answer verified(PersonId person, Function<Voter, Answer> then) {
    Rulebook book = books.current();
    RiskTable.Row row = book.risks().medium();
    if (!book.counts(person, row.group())) {
      return new Refused(
          Reason.NOT_AN_APPROVER,
          "It takes somebody of group %s.".formatted(row.group().orElse("")));
    }
    return switch (approvers.standing(person)) {
      case Approvers.Standing.Approver approver when !approver.risks().contains(Risk.MEDIUM) ->
          new Refused(
              Reason.NOT_AN_APPROVER,
              "You may not approve plans of medium risk, so not in advance.");
      case Approvers.Standing.Approver approver ->
          then.apply(Voter.of(person, approver.identity(), approver.proof()));
      case Approvers.Standing.Colleague colleague ->
          new Refused(
              Reason.NOT_AN_APPROVER, "You are not an approver. " + colleague.whoCan().get());
      case Approvers.Standing.Nobody(String why) -> new Refused(Reason.NOT_AN_APPROVER, why);
      case Approvers.Standing.Unverified(String why) -> unverified("who you are", why);
      case Approvers.Standing.MaybeApprover(_, String why) ->
          unverified("whether you may approve", why);
    };
  }

  private static Answer unverified(String what, String why) {
    return new Refused(
        Reason.CANNOT_VERIFY, "It cannot be verified right now %s, so no: %s".formatted(what, why));
  }

  /** What somebody wants to have approved in advance. */
  public record Wish(
      String playbook,
      String cluster,
      String namespace,
      String kind,
      NamePattern name,
      int runs,
      Terms.Rate per,
      Duration length) {

    Terms terms(String playbookHash, Instant now) {
      return new Terms(
          playbook,
          playbookHash,
          cluster,
          namespace,
          kind,
          name,
          runs,
          per,
          now.plus(length).truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
