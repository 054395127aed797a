package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People.Person;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Lets active members of the workspace make moves; asks who they are before anything is held. */
@Component
class HandlingOffice implements HandlingDesk {

  private final Gate gate;
  private final People people;
  private final Moves moves;
  private final UnaryOperator<String> redactor;

  HandlingOffice(Gate gate, People people, Moves moves, UnaryOperator<String> redactor) {
    this.gate = gate;
    this.people = people;
    this.moves = moves;
    this.redactor = redactor;
  }

  @Override
  public Answer make(IncidentId id, Move move, PersonId person) {
    return gate.colleague(person)
        .or(() -> cannotTake(move))
        .orElseGet(() -> moves.make(id, clean(move), person));
  }

  /** Only who could do something about it can be given it. */
  private Optional<Answer> cannotTake(Move move) {
    if (!(move instanceof Move.Assign(_, PersonId to))) {
      return Optional.empty();
    }
    return switch (people.find(to)) {
      case Person.Member _ -> Optional.empty();
      case Person.Outsider(String why) -> refused("%s cannot take it: %s.".formatted(to, why));
      case Person.Unreachable(String why) ->
          refused("Who %s is cannot be verified right now: %s.".formatted(to, why));
    };
  }

  private static Optional<Answer> refused(String why) {
    return Optional.of(new Refused(Reason.CANNOT_VERIFY, why + " Nothing was changed."));
  }

  private Move clean(Move move) {
    return switch (move) {
      case Move.Rate(Severity was, Severity to, String why) ->
          new Move.Rate(was, to, redactor.apply(why));
      case Move.Resolve(String how) -> new Move.Resolve(redactor.apply(how));
      case Move.Note(String text, String mark) -> new Move.Note(redactor.apply(text), mark);
      case Move.Update(String text, String mark) -> new Move.Update(redactor.apply(text), mark);
      case Move.Acknowledge _, Move.Assign _, Move.Snooze _, Move.Wake _, Move.Nudge _ -> move;
    };
  }
}
