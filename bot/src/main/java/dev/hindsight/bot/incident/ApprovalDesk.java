package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.bot.incident.People.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may say yes: an active member who is on the list or in a group on it, asked at click and at
 * start.
 */
@Component
class ApprovalDesk implements Approvers, ApproverList, TokenDesk {

  /** For lists, and for who has no say. */
  private static final Duration KNOWN = Duration.ofMinutes(5);

  /** Several clicks at once ask once. */
  private static final Duration LIVE = Duration.ofSeconds(3);

  private final People people;
  private final Clock clock;
  private final Roster roster;
  private final Rota rota;
  private final Names names;
  private final Optional<String> broken;
  private volatile Optional<PersonId> presented = Optional.empty();

  ApprovalDesk(People people, UserGroups groups, Clock clock, ApproverSettings settings) {
    this.people = people;
    this.clock = clock;
    Roster read = Roster.NOBODY;
    Optional<String> wrong = Optional.empty();
    try {
      read = Roster.of(settings);
    } catch (IllegalArgumentException e) {
      // The bot does not start so; a command that stops everything must.
      wrong = Optional.of("Nobody can approve: %s.".formatted(e.getMessage()));
    }
    this.roster = read;
    this.rota = new Rota(read, groups);
    this.names = new Names(people);
    this.broken = wrong;
  }

  @Override
  public List<PersonId> of(Risk risk) {
    return rota.now(KNOWN).roster().of(risk);
  }

  @Override
  public List<PersonId> toldOfBrokenGlass() {
    return rota.now(KNOWN).roster().toldOfBrokenGlass();
  }

  @Override
  public Optional<String> unread() {
    return rota.now(KNOWN).unknown();
  }

  @Override
  public Standing standing(PersonId person) {
    Proof proof = presented.equals(Optional.of(person)) ? Proof.TOKEN : Proof.CHAT;
    return standing(person, proof);
  }

  @Override
  public Standing standing(PersonId person, Proof proof) {
    boolean byToken = proof == Proof.TOKEN;
    if (byToken && !roster.tokens().containsKey(person)) {
      return new Standing.Nobody("the settings do not have their token any more");
    }
    return switch (people.find(person)) {
      case Person.Member _ -> listed(person, proof);
      case Person.Outsider(String why) -> new Standing.Nobody(why);
      // Who showed a token that still stands is known without the chat; anybody else is not.
      case Person.Unreachable(String why) ->
          byToken ? listed(person, proof) : new Standing.Unverified(why);
    };
  }

  /** Who is in no group is told so by what is known; what gives a say is asked live. */
  private Standing listed(PersonId person, Proof proof) {
    Rota.Now now = rota.now(KNOWN);
    if (now.roster().has(person) && !roster.sayOf(person).equals(now.roster().sayOf(person))) {
      now = rota.now(LIVE);
    }
    if (now.roster().has(person)) {
      return approver(person, proof, now.roster());
    }
    return now.unknown()
        .<Standing>map(why -> new Standing.MaybeApprover(roster.identity(person), why))
        .orElseGet(() -> new Standing.Colleague(roster.identity(person), this::whoCan));
  }

  private static Standing approver(PersonId person, Proof proof, Roster roster) {
    return new Standing.Approver(
        roster.identity(person), roster.risks(person), roster.breaksGlass(person), proof);
  }

  @Override
  public Optional<String> present(PersonId person, String text) {
    if (broken.isPresent()) {
      return broken;
    }
    Optional<ApprovalToken> token = ApprovalToken.read(text).filter(t -> t.person().equals(person));
    boolean theirs =
        token.isPresent()
            && Optional.ofNullable(roster.tokens().get(person))
                .filter(token.get()::hasHash)
                .isPresent();
    if (!theirs) {
      return Optional.of("This is no token of %s that the settings know.".formatted(person));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.isAfter(token.get().lastDay())) {
      return Optional.of(
          "The token of %s was good until %s.".formatted(person, token.get().lastDay()));
    }
    presented = Optional.of(person);
    return Optional.empty();
  }

  private String whoCan() {
    List<PersonId> all = rota.now(KNOWN).roster().everybody();
    return all.isEmpty()
        ? broken.orElse("Nobody can approve yet: hindsight.approvers is not set.")
        : "It takes one of: " + String.join(", ", names.of(all)) + ".";
  }
}
