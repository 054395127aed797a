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
        .map(id -> Reply.words(desks.assistant().drafts().draft(id, desks.cards().channel(id))))
        .orElseGet(() -> new Reply.Wrong("incident", "Which incident?"));
  }
}
