package dev.hindsight.bot.slack.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what was copied from a log or from Slack from what was typed. */
final class Pasted {

  private static final int LONG = 200;

  private static final Pattern LOG =
      Pattern.compile(
          "\\b\\d\\d:\\d\\d:\\d\\d\\b|\\b(?:ERROR|WARN|WARNING|FATAL|CRITICAL|SEVERE|PANIC)\\b"
              + "|\\w(?:Exception|Error)\\b|\\b(?:panic|error|fatal):|\\[FIRING"
              + "|\\w+BackOff\\b|OOMKill|exit code \\d|connection refused|no such host|timed out"
              + "|\\b\\w+=[\"{\\w]");

  private static final Pattern PERMALINK =
      Pattern.compile(
          "^<?https?://[^\\s/|>]+/archives/([A-Z0-9]{2,30})/p(\\d{10})(\\d{6})[^\\s|>]*(?:\\|[^>]*)?>?$");

  private Pasted() {}

  /** Several lines, a block of code, a lot of text, or the marks of a log. */
  static boolean isLikely(String text) {
    return text.strip().contains("\n")
        || text.contains("```")
        || text.length() > LONG
        || LOG.matcher(text).find();
  }

  static Optional<OpsCommand> permalink(String text) {
    Matcher link = PERMALINK.matcher(text.strip());
    return link.matches()
        ? Optional.of(
            new OpsCommand.ExplainMessage(link.group(1), link.group(2) + "." + link.group(3)))
        : Optional.empty();
  }
}
