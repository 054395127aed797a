package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;

/** Takes an incident. */
final class AckVerb implements Verb {

  private final Finder finder;
  private final IncidentDesk desk;

  AckVerb(Finder finder, IncidentDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    return finder.incident(
        call, List.of(), view -> call.confirmed() ? take(call, view) : ask(call, view));
  }

  private Reply take(Call call, IncidentView view) {
    return finder.answer(view.id(), desk.acknowledge(view.id(), call.person()));
  }

  private static Reply ask(Call call, IncidentView view) {
    return new Reply.Ask(
        "You would take %s: %s. The card will say that you have it."
            .formatted(view.id(), Text.escape(view.title())),
        "Acknowledge " + view.id(),
        call.typed().with(Arg.INCIDENT.name(), view.id()),
        false);
  }
}
