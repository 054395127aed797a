package dev.hindsight.actions.plan;

/** The right an action needs of the bot's own identity. */
public record Grant(String group, String resource, String verb) {}
