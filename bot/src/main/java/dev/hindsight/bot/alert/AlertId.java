package dev.hindsight.bot.alert;

/** One episode of an alert: it began to fire once and may have resolved. */
public record AlertId(long value) {}
