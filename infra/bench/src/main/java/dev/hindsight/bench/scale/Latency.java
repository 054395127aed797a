package dev.hindsight.bench.scale;

import java.util.ArrayList;
import java.util.List;

/** Times of calls, in microseconds; percentiles are values that were measured (nearest rank). */
final class Latency {

  private static final double MICROS_PER_MS = 1_000;

  private final List<Long> micros = new ArrayList<>();

  void time(Runnable call) {
    long from = System.nanoTime();
    call.run();
    micros.add((System.nanoTime() - from) / 1_000);
  }

  static Latency together(List<Latency> all) {
    Latency one = new Latency();
    all.forEach(latency -> one.micros.addAll(latency.micros));
    return one;
  }

  /** In ms. */
  double percentile(int percent) {
    List<Long> sorted = micros.stream().sorted().toList();
    return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1) / MICROS_PER_MS;
  }

  int count() {
    return micros.size();
  }
}
