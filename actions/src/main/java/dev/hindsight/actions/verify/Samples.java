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
 * @param restarts container restarts by pod UID before the change or, later, at the last bad one
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

  Samples withGood(Instant now) {
    return new Samples(good + 1, Optional.of(firstGood.orElse(now)), Optional.of(now), restarts);
  }

  /** The soak starts anew, and so does the count of restarts where they could be read. */
  Samples withBad(Instant now, Optional<Map<String, Integer>> seen) {
    return new Samples(0, Optional.empty(), Optional.of(now), seen.orElse(restarts));
  }

  boolean noRestartIn(Map<String, Integer> now) {
    return now.entrySet().stream()
        .allMatch(pod -> pod.getValue() <= restarts.getOrDefault(pod.getKey(), 0));
  }
}
