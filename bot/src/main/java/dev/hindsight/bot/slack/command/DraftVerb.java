package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;

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
    return Reply.words(
        desks
            .assistant()
            .drafts()
            .draft(id, call.place().channel().or(() -> desks.cards().channel(id))));
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
