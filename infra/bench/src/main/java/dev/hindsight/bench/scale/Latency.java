package dev.hindsight.bench.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of calls, in microseconds: by the clock, and of the calling thread's processor, which other
 * work on the machine does not change much. Percentiles are values that were measured (nearest
 * rank).
 */
final class Latency {

  private static final double MICROS_PER_MS = 1_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Long> micros = new ArrayList<>();
  private final List<Long> processor = new ArrayList<>();

  void time(Runnable call) {
    long worked = THREADS.getCurrentThreadCpuTime();
    long from = System.nanoTime();
    call.run();
    micros.add((System.nanoTime() - from) / 1_000);
    processor.add((THREADS.getCurrentThreadCpuTime() - worked) / 1_000);
  }

  static Latency together(List<Latency> all) {
    Latency one = new Latency();
    all.forEach(latency -> one.micros.addAll(latency.micros));
    all.forEach(latency -> one.processor.addAll(latency.processor));
    return one;
  }

  /** In ms. */
  double percentile(int percent) {
    return percentile(percent, micros);
  }

  /** In ms of the calling thread's processor time; what other threads do for it is not in it. */
  double processor(int percent) {
    return percentile(percent, processor);
  }

  private static double percentile(int percent, List<Long> of) {
    List<Long> sorted = of.stream().sorted().toList();
    return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1) / MICROS_PER_MS;
  }

  int count() {
    return micros.size();
  }
}
