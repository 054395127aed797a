package dev.hindsight.actions;

import java.time.Instant;

/**
 * A stop of all runs that holds.
 *
 * @param sentence who stopped them and why
 * @param at when, which tells it from every other stop
 */
public record Stop(String sentence, Instant at) {}
