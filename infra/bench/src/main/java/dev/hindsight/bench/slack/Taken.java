package dev.hindsight.bench.slack;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Spread;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the deliveries of one way.
 *
 * @param acks times to the acknowledgement, of those that came in time
 * @param unconnected that found nobody to deliver to
 * @param late without one after three seconds
 * @param lost wishes without an answer or without an effect
 * @param doubled answers and effects that came more often than they were asked for
 */
record Taken(String way, Spread acks, long unconnected, long late, long lost, long doubled) {

  /**
   * Judges.
   *
   * @param wished what people wished for, each once
   * @param answered how often each was answered
   * @param done how often each was done
   */
  static Taken of(
      String way,
      List<Delivered> deliveries,
      Set<String> wished,
      List<String> answered,
      List<String> done) {
    return new Taken(
        way,
        new Spread(
            deliveries.stream().filter(Delivered::acknowledged).map(Delivered::ackMillis).toList()),
        deliveries.stream().filter(one -> one.outcome() == Outcome.NOT_CONNECTED).count(),
        deliveries.stream()
            .filter(one -> !one.acknowledged() && one.outcome() != Outcome.NOT_CONNECTED)
            .count(),
        missing(wished, answered) + missing(wished, done),
        more(answered) + more(done));
  }

  private static long missing(Set<String> wished, List<String> seen) {
    return wished.stream().filter(one -> !seen.contains(one)).count();
  }

  private static long more(List<String> seen) {
    Map<String, Integer> times = new HashMap<>();
    seen.forEach(one -> times.merge(one, 1, Integer::sum));
    return times.values().stream().mapToLong(n -> n - 1).sum();
  }

  boolean good() {
    return unconnected == 0
        && late == 0
        && lost == 0
        && doubled == 0
        && !acks.sortedMillis().isEmpty()
        && acks.percentile(99) < 1_000;
  }

  void addTo(ResultLine line) {
    line.with(way + "_deliveries", acks.sortedMillis().size() + unconnected + late)
        .with(way + "_ack_p50_ms", percentile(50))
        .with(way + "_ack_p99_ms", percentile(99))
        .with(way + "_ack_max_ms", percentile(100))
        .with(way + "_unconnected", unconnected)
        .with(way + "_over_3s", late)
        .with(way + "_lost", lost)
        .with(way + "_doubled", doubled);
  }

  private double percentile(int percent) {
    return acks.sortedMillis().isEmpty() ? Double.NaN : acks.percentile(percent);
  }
}
