package dev.hindsight.bot.slack.command;

import java.util.regex.Pattern;

/** Tells what was copied from a log from what was typed. */
final class PastedText {

  private static final int LONG = 200;

  private static final Pattern LOG =
      Pattern.compile(
          "\\b\\d\\d:\\d\\d:\\d\\d\\b|\\b(?:ERROR|WARN|WARNING|FATAL|CRITICAL|SEVERE|PANIC)\\b"
              + "|\\w(?:Exception|Error)\\b|\\b(?:panic|error|fatal):|\\[FIRING"
              + "|\\w+BackOff\\b|OOMKill|exit code \\d|connection refused|no such host|timed out"
              + "|\\b\\w+=[\"{\\w]");

  /** What only somebody writes who talks to the bot. */
  private static final Pattern ADDRESSED =
      Pattern.compile("(?i)\\b(?:INC|PLN)-\\d+\\b|\\s--[a-z]+");

  private PastedText() {}

  /** One line that names an incident, a plan or an option of ours. */
  static boolean isAddressed(String text) {
    return !text.strip().contains("\n") && ADDRESSED.matcher(Typography.dashes(text)).find();
  }

  /** Several lines, a block of code, a lot of text, or the marks of a log. */
  static boolean isLikely(String text) {
    return text.strip().contains("\n")
        || text.contains("```")
        || text.length() > LONG
        || LOG.matcher(text).find();
  }
}
