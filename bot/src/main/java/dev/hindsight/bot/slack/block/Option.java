package dev.hindsight.bot.slack.block;

/** One choice of a menu or of radio buttons. */
public record Option(String text, String value) {}
