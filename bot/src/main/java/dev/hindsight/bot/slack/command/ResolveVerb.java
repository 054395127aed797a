package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.AlertLine;
import dev.hindsight.bot.incident.LeftFiring;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;

/** Ends an incident by hand. */
final class ResolveVerb implements Verb {

  private final Moving moving;

  ResolveVerb(Moving moving) {
    this.moving = moving;
  }

  @Override
  public Reply answer(Call call) {
    Field how = Field.text("text", "What ended it?", "Kept with the incident.", call.text());
    return moving
        .finder()
        .incident(
            call,
            List.of(how),
            view ->
                call.text()
                    .map(
                        text ->
                            moving.step(
                                call,
                                view,
                                new Move.Resolve(text),
                                would(view),
                                "Resolve " + view.id(),
                                call.typed()))
                    .orElseGet(() -> Moving.fill(call, view, would(view), how)));
  }

  private static String would(IncidentView view) {
    long firing = view.alerts().stream().filter(AlertLine::firing).count();
    return "It would be over, and kept as a lesson." + LeftFiring.after(firing);
  }
}
