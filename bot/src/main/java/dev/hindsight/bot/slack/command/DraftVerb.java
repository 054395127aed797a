package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.PlanDrafts.Drafted;
import dev.hindsight.bot.slack.view.HandScriptView;
import java.util.Optional;

/** Has a model draft a plan; it is offered on the card like any, and people decide. */
final class DraftVerb implements Verb {

  private final OpsDesks desks;

  DraftVerb(OpsDesks desks) {
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    return call.arg(Arg.INCIDENT.name())
        .flatMap(IncidentId::parse)
        .map(id -> call.confirmed() ? draft(call, id) : ask(call, id))
        .orElseGet(() -> new Reply.Wrong("incident", "Which incident?"));
  }

  private Reply draft(Call call, IncidentId id) {
    Assistant assistant = desks.assistant();
    Optional<String> there = call.place().channel();
    boolean alone = there.filter(assistant.overheard()).isEmpty();
    Drafted drafted =
        assistant.drafts().draft(id, there.or(() -> desks.cards().channel(id)), alone);
    return drafted
        .script()
        .<Reply>map(script -> new Reply.Say(HandScriptView.of(drafted.words(), script)))
        .orElseGet(() -> Reply.words(drafted.words()));
  }

  private static Reply ask(Call call, IncidentId id) {
    return new Reply.Ask(
        "A model would be asked to draft a plan for %s, in place of one that nobody has asked for yet. Nothing runs before it is asked for and approved."
            .formatted(id),
        "Draft a plan",
        call.typed().with(Arg.INCIDENT.name(), id),
        false);
  }
}
