package dev.hindsight.knowledge.rank;

import java.time.Instant;

/** This object had the same cause before, and more often says a little more. */
final class Recurrence implements Memorable {

  private static final double MOST = 0.04;

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public double lean(Before before, Instant now) {
    int times = before.had().size();
    return MOST * times / (1.0 + times);
  }
}
