package dev.hindsight.actions.policy;

/** What all rules say about a plan that is new, and what it is offered on. */
public record Offer(Ruling ruling, Basis basis) {}
