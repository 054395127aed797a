package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Message;

/** What becomes of something that a person did, before it is acknowledged. */
sealed interface Taking {

  /** It is kept, and the work may begin. */
  record Kept() implements Taking {}

  /** It came before, and is done once. */
  record Again() implements Taking {}

  /** Nothing is done; the person is told why. */
  record Told(Message why) implements Taking {}
}
