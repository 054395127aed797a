package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.view.IncidentCard;
import java.util.List;

/** Shows an incident and where its card is. */
final class IncidentVerb implements Verb {

  private final Finder finder;

  IncidentVerb(Finder finder) {
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return finder.incident(
        call,
        List.of(),
        view -> Reply.markup(IncidentCard.of(view).text() + finder.link(view.id())));
  }
}
