package dev.hindsight.bot.slack.block;

/** A question Slack asks before it sends a click; a courtesy, no control. */
public record Confirm(String title, String text, String confirm, String deny) {}
