package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import java.util.Map;

/** What a look at a form says while Slack waits. */
sealed interface Check {

  /** It is complete; the window closes and the work begins. */
  record Complete() implements Check {}

  /** What is wrong, by the block that shows it; the window stays and nothing is done. */
  record Errors(Map<String, String> byBlock) implements Check {

    public Errors {
      byBlock = Map.copyOf(byBlock);
    }
  }

  /** The window becomes another one; nothing is done. */
  record Update(Modal modal) implements Check {}

  static Check complete() {
    return new Complete();
  }

  static Check error(String block, String problem) {
    return new Errors(Map.of(block, problem));
  }
}
