package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.command.CommandForm;
import dev.hindsight.bot.slack.command.Forms;
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
  public Optional<String> open(String trigger, String title, Supplier<Reply> content) {
    return windows.open(trigger, CommandForm.loading(title), () -> shown(title, content));
  }

  private static Modal shown(String title, Supplier<Reply> content) {
    try {
      return CommandForm.of(title, content.get());
    } catch (RuntimeException e) {
      return CommandForm.of(title, Reply.words(Failure.said(e)));
    }
  }
}
