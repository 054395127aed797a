package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.view.AnswerText;

/** Has a model look further; it only reads. */
final class InvestigateVerb implements Verb {

  private final OpsDesks desks;

  InvestigateVerb(OpsDesks desks) {
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    return call.arg(Arg.INCIDENT.name())
        .flatMap(IncidentId::parse)
        .<Reply>map(id -> new Reply.Say(AnswerText.of(look(call, id))))
        .orElseGet(() -> new Reply.Wrong("incident", "Which incident?"));
  }

  /** In the pane the answer itself shows where it looks; anywhere else the card's thread does. */
  private AnswerView look(Call call, IncidentId id) {
    Assistant assistant = desks.assistant();
    return assistant
        .inquiries()
        .investigate(
            id,
            call.place().channel().or(() -> desks.cards().channel(id)),
            call.place().watch().orElseGet(() -> assistant.trails().of(id)));
  }
}
