package dev.hindsight.bench.micro;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.CauseRankings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One incident ranked: a crash loop after a rollout, small and with a long log. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RankingBenchmark {

  private static final String POD = "Pod shop/checkout-7d9f8b6c5d-x2x4z";

  private final CauseRanking ranking = CauseRankings.of(Experience.SHIPPED);
  private final Symptoms small = symptoms(10);
  private final Symptoms large = symptoms(400);

  @Benchmark
  public RankedCauses few() {
    return ranking.rank(small, List.of());
  }

  @Benchmark
  public RankedCauses many() {
    return ranking.rank(large, List.of());
  }

  private static Symptoms symptoms(int logLines) {
    List<EvidenceLine> lines = new ArrayList<>();
    add(lines, "Deployment shop/checkout", "workload", "1 of 3 replicas are ready");
    add(
        lines,
        "Deployment shop/checkout",
        "rollout",
        "revision 7 began 4m ago, image checkout:2.4");
    add(lines, POD, "container", "app was terminated: OOMKilled, exit code 137, 5 restarts");
    add(lines, POD, "container", "app waits: CrashLoopBackOff, memory limit 256Mi");
    add(lines, POD, "event", "Warning BackOff: Back-off restarting failed container app (x12)");
    add(lines, "Node node-3", "node", "MemoryPressure is False");
    for (int i = 0; i < logLines; i++) {
      add(
          lines,
          POD,
          "log",
          "2026-03-01T03:04:0%d.%03dZ WARN cart %d of customer %x took %dms, heap at %d%%"
              .formatted(i % 10, i, i * 7, i * 7919, i * 13, 50 + i % 50));
    }
    return new Symptoms(
        "checkout",
        "shop",
        List.of("CheckoutPodCrashLooping"),
        List.of("Pod of checkout is restarting again and again"),
        lines,
        Instant.parse("2026-03-01T03:00:00Z"));
  }

  private static void add(List<EvidenceLine> lines, String object, String kind, String text) {
    lines.add(new EvidenceLine(lines.size() + 1, object, kind, text));
  }
}
