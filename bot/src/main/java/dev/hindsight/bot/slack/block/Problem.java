package dev.hindsight.bot.slack.block;

/**
 * One thing Slack would refuse.
 *
 * @param pointer where, as a JSON pointer into the message or view
 */
public record Problem(String pointer, String what) {

  @Override
  public String toString() {
    return pointer + ": " + what;
  }
}
