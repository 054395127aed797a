package dev.hindsight.local.up;

import dev.hindsight.local.cluster.ClusterSettings;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What {@code up} is made of that a test or a bench exchanges.
 *
 * @param botMain the class whose main method is the bot; it ends when its standard input closes
 * @param cluster changes the practice cluster's settings before it starts
 */
public record Wiring(Clock clock, String botMain, UnaryOperator<ClusterSettings> cluster) {

  public Wiring(Clock clock, String botMain) {
    this(clock, botMain, UnaryOperator.identity());
  }
}
