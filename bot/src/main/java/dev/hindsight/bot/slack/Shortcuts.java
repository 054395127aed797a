package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.MessageShortcut.Pointed;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.OpsAnswers;

/** Entries in the menu of a message, answered to whoever chose them. */
final class Shortcuts {

  private final OpsAnswers answers;

  Shortcuts(OpsAnswers answers) {
    this.answers = answers;
  }

  /** Explains the message, whoever wrote it, also where the bot is no member. */
  Message explain(MessageShortcut chosen) {
    Pointed message = chosen.message();
    return answers.explain(chosen.person(), message.channel(), message.ts(), message.text());
  }
}
