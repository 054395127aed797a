package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.List;
import java.util.Map;

/** The button with which the next takes what was handed over. */
public final class TakeOver {

  private TakeOver() {}

  /**
   * Below what is handed over, and below what reminds of it.
   *
   * @param id of the handoff
   */
  public static Block button(long id) {
    String typed = Typed.of(Word.HANDOFF, Map.of("taken", String.valueOf(id))).again();
    return new Block.Actions(
        "handoff",
        List.of(
            Button.of(ActionIds.DO_COMMAND, "Taken over", typed, "Taken over: it is mine now")
                .primary()));
  }
}
