package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.view.TraceText;
import java.util.List;

/** Tells who did what about an incident, in the order it happened. */
final class TraceVerb implements Verb {

  private final Finder finder;

  TraceVerb(Finder finder) {
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return finder.incident(call, List.of(), this::trace);
  }

  private Reply trace(IncidentView view) {
    return Reply.markup(TraceText.of(view) + finder.link(view.id()));
  }
}
