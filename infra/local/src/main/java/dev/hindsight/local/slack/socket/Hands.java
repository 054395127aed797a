package dev.hindsight.local.slack.socket;

/**
 * All a person can do.
 *
 * @param acts what the app must acknowledge
 * @param messages what is written, reacted to and deleted
 * @param pane the app's own tabs
 */
public record Hands(Acts acts, MessageActs messages, PaneActs pane) {}
