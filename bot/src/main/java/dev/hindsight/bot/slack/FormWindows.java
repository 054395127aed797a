package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.command.CommandForm;
import dev.hindsight.bot.slack.command.Forms;
import dev.hindsight.bot.slack.command.Place;
import dev.hindsight.bot.slack.command.Reply;
import java.util.Optional;
import java.util.function.Supplier;

/** Windows of the grammar: open at once, and filled when it is known with what. */
final class FormWindows implements Forms {

  private final Windows windows;

  FormWindows(Windows windows) {
    this.windows = windows;
  }

  @Override
  public Optional<String> open(Place place, String title, Supplier<Reply> content) {
    Opening opening = new Opening(place.trigger().orElseThrow(), place.channel());
    return windows.open(opening, CommandForm.loading(title), () -> shown(title, content));
  }

  private static Modal shown(String title, Supplier<Reply> content) {
    try {
      return CommandForm.of(title, content.get());
    } catch (RuntimeException e) {
      return CommandForm.of(title, Reply.words(Failure.said(e)));
    }
  }
}
