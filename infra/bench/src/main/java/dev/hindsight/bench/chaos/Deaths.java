package dev.hindsight.bench.chaos;

import dev.hindsight.actions.executor.FailPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many executors died at each fail point, and where the next one should; pure.
 *
 * @param counts of those at which any died
 */
record Deaths(Map<FailPoint, Integer> counts) {

  Deaths {
    counts = Map.copyOf(counts);
  }

  static Deaths none() {
    return new Deaths(Map.of());
  }

  /** Of names of fail points. */
  static Deaths named(Map<String, Integer> counts) {
    return new Deaths(
        Stream.of(FailPoint.values())
            .filter(point -> counts.containsKey(point.place()))
            .collect(Collectors.toMap(point -> point, point -> counts.get(point.place()))));
  }

  Map<String, Integer> named() {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().place(), Map.Entry::getValue));
  }

  Deaths and(FailPoint point) {
    return and(new Deaths(Map.of(point, 1)));
  }

  Deaths and(Deaths others) {
    Map<FailPoint, Integer> sum = new EnumMap<>(FailPoint.class);
    Stream.of(this, others)
        .flatMap(deaths -> deaths.counts.entrySet().stream())
        .forEach(e -> sum.merge(e.getKey(), e.getValue(), Integer::sum));
    return new Deaths(sum);
  }

  /** At the fail point at which the fewest died. */
  int least() {
    return Stream.of(FailPoint.values()).mapToInt(this::at).min().orElse(0);
  }

  /** Where no more died than there and so many more. */
  Set<FailPoint> fewest(int more) {
    return Stream.of(FailPoint.values())
        .filter(point -> at(point) <= least() + more)
        .collect(Collectors.toUnmodifiableSet());
  }

  private int at(FailPoint point) {
    return counts.getOrDefault(point, 0);
  }
}
