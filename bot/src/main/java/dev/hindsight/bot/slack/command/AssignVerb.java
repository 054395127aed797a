package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.command.Form.Field;
import dev.hindsight.bot.slack.view.Words;
import java.util.List;
import java.util.Optional;

/** Says who takes care of an incident. */
final class AssignVerb implements Verb {

  private static final String NOBODY = "nobody";

  private final Moving moving;

  AssignVerb(Moving moving) {
    this.moving = moving;
  }

  @Override
  public Reply answer(Call call) {
    Field who =
        new Field(
            "person",
            "Who takes care of it?",
            "",
            false,
            new Form.Input.Person(),
            call.arg("person"));
    return moving.finder().incident(call, List.of(who), view -> assign(call, view, who));
  }

  private Reply assign(Call call, IncidentView view, Field who) {
    Optional<PersonId> to = call.typed().person("person", call.person());
    Optional<PersonId> now = view.handled().how().assignee();
    if (to.isEmpty()) {
      return Moving.fill(call, view, "The card shows who takes care of it.", who);
    }
    if (!to.get().value().matches("[UW][A-Z0-9]{1,20}")) {
      return new Reply.Wrong("person", "Mention them with @.");
    }
    Optional<PersonId> was =
        call.arg("was")
            .map(
                id ->
                    id.equals(NOBODY) ? Optional.<PersonId>empty() : Optional.of(new PersonId(id)))
            .orElse(now);
    return moving.step(
        call,
        view,
        new Move.Assign(was, to.get()),
        "%s would take care of it.".formatted(Words.person(to.get())),
        "Assign it",
        call.typed().with("person", to.get()).with("was", now.map(PersonId::value).orElse(NOBODY)));
  }
}
