package dev.hindsight.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of some plans; tallies add up.
 *
 * @param deaths executors that died at each fail point, by its name
 * @param passes how often any executor passed it
 * @param doubled effects that happened twice (I2)
 * @param unapproved effects that nobody, or not enough people, agreed to (I3)
 * @param lost plans that ended otherwise than they must, and effects that journal and cluster do
 *     not both know
 * @param stuck runs that did not end (I8)
 * @param other breaches of I4 to I7
 * @param recoveryMs from a death to the next owner's claim, where all had died
 * @param takeoverMs the same where another executor was alive
 */
record Tally(
    int plans,
    int kills,
    Map<String, Integer> deaths,
    Map<String, Integer> passes,
    int doubled,
    int unapproved,
    int lost,
    int stuck,
    int other,
    List<Long> recoveryMs,
    List<Long> takeoverMs,
    long seconds) {

  Tally {
    deaths = new TreeMap<>(deaths);
    passes = new TreeMap<>(passes);
    recoveryMs = List.copyOf(recoveryMs);
    takeoverMs = List.copyOf(takeoverMs);
  }

  static Tally none() {
    return new Tally(0, 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, List.of(), List.of(), 0);
  }

  Tally and(Tally more) {
    return new Tally(
        plans + more.plans,
        kills + more.kills,
        sum(deaths, more.deaths),
        sum(passes, more.passes),
        doubled + more.doubled,
        unapproved + more.unapproved,
        lost + more.lost,
        stuck + more.stuck,
        other + more.other,
        both(recoveryMs, more.recoveryMs),
        both(takeoverMs, more.takeoverMs),
        seconds + more.seconds);
  }

  private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
    return Stream.of(one, other)
        .flatMap(map -> map.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  private static List<Long> both(List<Long> one, List<Long> other) {
    List<Long> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  /** Of the fail point at which the fewest died. */
  int minHits() {
    return Deaths.named(deaths).least();
  }

  /** Nothing was broken. */
  boolean clean() {
    return doubled + unapproved + lost + stuck + other == 0;
  }
}
