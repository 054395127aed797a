package dev.hindsight.local.up;

import java.time.Clock;

/**
 * What {@code up} is made of that a test exchanges.
 *
 * @param botMain the class whose main method is the bot; it ends when its standard input closes
 */
public record Wiring(Clock clock, String botMain) {}
