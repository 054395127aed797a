package dev.hindsight.knowledge.rank;

import java.time.Instant;

/** It had it lately: what is mended for a day only comes back. */
final class Recency implements Memorable {

  private static final double MOST = 0.03;
  private static final double HALF_LIFE_DAYS = 14;

  @Override
  public String name() {
    return "recency";
  }

  @Override
  public double lean(Before before, Instant now) {
    return before
        .age(now)
        .map(age -> MOST * Math.pow(0.5, age.toSeconds() / 86_400.0 / HALF_LIFE_DAYS))
        .orElse(0.0);
  }
}
