package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Lets active members of the workspace declare; asks who they are before anything is held. */
@Component
class DeclarationOffice implements Declarations {

  private static final String NAME = "([A-Za-z0-9._-]{1,60}/)?[A-Za-z0-9._-]{1,60}";

  private final Gate gate;
  private final Whereabouts whereabouts;
  private final Openings openings;
  private final UnaryOperator<String> redactor;

  DeclarationOffice(
      Gate gate, Whereabouts whereabouts, Openings openings, UnaryOperator<String> redactor) {
    this.gate = gate;
    this.whereabouts = whereabouts;
    this.openings = openings;
    this.redactor = redactor;
  }

  @Override
  public Declared declare(Declaration declaration, PersonId person) {
    return gate.colleague(person)
        .map(refused -> new Declared(refused, Optional.empty()))
        .orElseGet(() -> open(declaration, person));
  }

  private Declared open(Declaration said, PersonId person) {
    if (!said.service().matches(NAME)) {
      return no("“%s” is no name of a service; nothing was opened.".formatted(said.service()));
    }
    String text = redactor.apply(said.text());
    return whereabouts
        .declared(said.service(), said.severity())
        .map(clues -> openings.open(clues, text, person, said.mark()))
        .orElseGet(
            () ->
                no(
                    "Several services are called %s; say it with its namespace, as in shop/%s. Nothing was opened."
                        .formatted(said.service(), said.service())));
  }

  private static Declared no(String why) {
    return new Declared(new Refused(Reason.WRONG_STATE, why), Optional.empty());
  }
}
