package dev.hindsight.bot.slack.outbox;

/**
 * Words somebody said to the bot where others can read them; redacted.
 *
 * @param event Slack's id of it, the same at each delivery
 * @param thread where the answer goes; empty for a conversation without threads
 * @param root the message the thread began with; empty when these words began it
 */
public record Heard(
    String event, String channel, String thread, String root, String person, String text) {}
