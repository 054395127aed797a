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

  private final Way way;

  private FormWindows(Way way) {
    this.way = way;
  }

  /** Each alone. */
  static FormWindows alone(Windows windows) {
    return new FormWindows(windows::open);
  }

  /** Each over the window that was pressed in. */
  static FormWindows onTop(Windows windows) {
    return new FormWindows(windows::push);
  }

  /** How one opens. */
  @FunctionalInterface
  private interface Way {
    Optional<String> open(Opening opening, Modal loading, Supplier<Modal> content);
  }

  @Override
  public Optional<String> open(Place place, String title, Supplier<Reply> content) {
    Opening opening = new Opening(place.trigger().orElseThrow(), place.channel(), place.thread());
    return way.open(opening, CommandForm.loading(title), () -> shown(title, content));
  }

  private static Modal shown(String title, Supplier<Reply> content) {
    try {
      return CommandForm.of(title, content.get());
    } catch (RuntimeException e) {
      return CommandForm.of(title, Reply.words(Failure.said(e)));
    }
  }
}
