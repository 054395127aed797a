package dev.hindsight.local.slack.store;

/**
 * Someone a message would have notified.
 *
 * @param channel where it was posted
 * @param ts which message
 * @param target a user id, a user group id, or here, channel, everyone
 */
public record Notified(String channel, String ts, String target) {}
