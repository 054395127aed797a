package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Adds words to an incident: for its timeline, or for all who follow it. */
final class TellVerb implements Verb {

  private final Moving moving;
  private final String where;
  private final BiFunction<String, String, Move> move;
  private final Function<String, Optional<String>> drafts;

  /**
   * @param where the words go, plain
   * @param move of the words and their mark
   * @param drafts words that were drafted for it, by their id
   */
  TellVerb(
      Moving moving,
      String where,
      BiFunction<String, String, Move> move,
      Function<String, Optional<String>> drafts) {
    this.moving = moving;
    this.where = where;
    this.move = move;
    this.drafts = drafts;
  }

  @Override
  public Reply answer(Call call) {
    Field words = Field.text("text", "What is to be said?", where, given(call));
    return moving
        .finder()
        .incident(
            call,
            List.of(words),
            view ->
                call.text()
                    .map(text -> tell(call, view, text))
                    .orElseGet(() -> Moving.fill(marked(call), view, where, words)));
  }

  private Optional<String> given(Call call) {
    return call.text().or(() -> call.arg("draft").flatMap(drafts));
  }

  private Reply tell(Call call, IncidentView view, String text) {
    Call marked = marked(call);
    return moving.step(
        marked,
        view,
        move.apply(text, marked.arg("mark").orElseThrow()),
        "%s “%s”".formatted(where, Text.escape(text)),
        call.typed().word() == Word.NOTE ? "Add the note" : "Tell everybody",
        marked.typed());
  }

  /** With a mark of this one telling, so that a button pressed twice tells it once. */
  private static Call marked(Call call) {
    Optional<String> mark = call.arg("mark");
    return mark.isPresent()
        ? call
        : new Call(
            call.typed().with("mark", UUID.randomUUID()),
            call.person(),
            call.place(),
            call.confirmed());
  }
}
