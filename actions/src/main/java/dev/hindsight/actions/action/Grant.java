package dev.hindsight.actions.action;

/** The right an action needs of the bot's own identity. */
public record Grant(String group, String resource, String verb) {}
