package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.bot.incident.People.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may say yes: an active member who is on the list, asked at click and at start. */
@Component
class ApprovalDesk implements Approvers, ApproverList, TokenDesk {

  private final People people;
  private final Clock clock;
  private final Roster roster;
  private final Optional<String> broken;
  private volatile Optional<PersonId> presented = Optional.empty();

  ApprovalDesk(People people, Clock clock, ApproverSettings settings) {
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
    this.broken = wrong;
  }

  @Override
  public List<PersonId> of(Risk risk) {
    return roster.of(risk);
  }

  @Override
  public List<PersonId> toldOfBrokenGlass() {
    return roster.toldOfBrokenGlass();
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

  private Standing listed(PersonId person, Proof proof) {
    return roster.has(person)
        ? new Standing.Approver(
            roster.identity(person), roster.risks(person), roster.breaksGlass(person), proof)
        : new Standing.Colleague(roster.identity(person), this::whoCan);
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
    List<PersonId> all = roster.everybody();
    return all.isEmpty()
        ? broken.orElse("Nobody can approve yet: hindsight.approvers is not set.")
        : "It takes one of: "
            + all.stream().map(this::name).collect(Collectors.joining(", "))
            + ".";
  }

  private String name(PersonId id) {
    return people.find(id) instanceof Person.Member(String name) ? name : id.value();
  }
}
