package dev.hindsight.actions.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The samples of a service's health since a change, as stored.
 *
 * @param good good ones in a row up to now
 * @param firstGood when that row began
 * @param last when the last one was taken
 * @param restarts container restarts by pod UID as they were before the change
 */
public record Samples(
    int good, Optional<Instant> firstGood, Optional<Instant> last, Map<String, Integer> restarts) {

  public Samples {
    restarts = Map.copyOf(restarts);
  }

  /** How long to wait for the next one; zero when it is due. */
  public Duration untilNext(Instant now, Duration every) {
    return last.map(l -> Duration.between(now, l.plus(every)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  Samples with(boolean isGood, Instant now) {
    return isGood
        ? new Samples(good + 1, Optional.of(firstGood.orElse(now)), Optional.of(now), restarts)
        : new Samples(0, Optional.empty(), Optional.of(now), restarts);
  }

  boolean noRestartIn(Map<String, Integer> now) {
    return now.entrySet().stream()
        .allMatch(pod -> pod.getValue() <= restarts.getOrDefault(pod.getKey(), 0));
  }
}
