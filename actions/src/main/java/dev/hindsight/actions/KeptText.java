package dev.hindsight.actions;

/** A piece of diagnostics from before a run, redacted; its text is what the cluster told. */
public record KeptText(String name, String text) {}
