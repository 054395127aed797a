package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.bot.incident.HandlingDesk;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.Words;

/** Shows what a move would do, and makes it once that is confirmed. */
record Moving(Finder finder, HandlingDesk desk) {

  /**
   * One step of the two.
   *
   * @param would what it does, in markup
   * @param label of the button that does it
   * @param then what the button carries besides the incident
   */
  Reply step(Call call, IncidentView view, Move move, String would, String label, Typed then) {
    if (!call.confirmed()) {
      return new Reply.Ask(
          "%s, %s. %s".formatted(view.id(), Text.escape(Words.brief(view.title(), 100)), would),
          label,
          then.with(Arg.INCIDENT.name(), view.id()),
          move instanceof Move.Resolve);
    }
    Answer answer = desk.make(view.id(), move, call.person());
    return Reply.of(answer, Words.answer(answer.text()) + finder.link(view.id()));
  }

  /** A form that asks for the rest. */
  static Reply fill(Call call, IncidentView view, String intro, Form.Field... fields) {
    return new Reply.Fill(
        new Form(
            call.typed().with(Arg.INCIDENT.name(), view.id()),
            call.typed().word().title() + " " + view.id(),
            call.typed().word().title(),
            Text.inert("%s, %s. %s".formatted(view.id(), Words.brief(view.title(), 100), intro)),
            java.util.List.of(fields)));
  }
}
