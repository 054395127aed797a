package dev.hindsight.actions.adapter;

/** A piece of diagnostics that a change would destroy, redacted. */
public record Kept(String name, String content) {}
