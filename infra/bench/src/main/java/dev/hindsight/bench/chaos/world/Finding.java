package dev.hindsight.bench.chaos.world;

/**
 * A rule that was broken.
 *
 * @param rule I2 to I8 as docs/reliability.md lists them; {@code lost} for what is missing
 */
public record Finding(String rule, String plan, String what) {

  @Override
  public String toString() {
    return "%s %s: %s".formatted(rule, plan, what);
  }
}
