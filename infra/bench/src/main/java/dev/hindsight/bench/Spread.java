package dev.hindsight.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How a time is spread over many measurements; percentiles are values that were measured (nearest
 * rank), nothing in between is made up.
 */
public record Spread(List<Long> sortedMillis) {

  public Spread {
    sortedMillis = sortedMillis.stream().sorted().toList();
  }

  public static Spread of(Collection<Duration> measured) {
    return new Spread(measured.stream().map(Duration::toMillis).toList());
  }

  /**
   * The smallest measured value that so many percent do not exceed, in ms.
   *
   * @throws IllegalStateException when nothing was measured
   */
  public long percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("no percentile: " + percent);
    }
    if (sortedMillis.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    return sortedMillis.get(Math.ceilDiv(percent * sortedMillis.size(), 100) - 1);
  }
}
