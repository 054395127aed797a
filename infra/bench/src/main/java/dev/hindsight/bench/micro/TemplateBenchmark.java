package dev.hindsight.bench.micro;

import dev.hindsight.knowledge.template.LogTemplate;
import dev.hindsight.knowledge.template.Masks;
import dev.hindsight.knowledge.template.MinerSettings;
import dev.hindsight.knowledge.template.TemplateMiner;
import dev.hindsight.knowledge.template.Volatile;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One log line: of a kind that is known, of a new kind, and masked alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TemplateBenchmark {

  private static final Instant AT = Instant.EPOCH;
  private static final String LINE =
      "2026-03-01 03:04:05,678 ERROR [http-8080-exec-3] shop.orders.OrderController: could not"
          + " load order 4711 of 10.1.2.3:5432 after 250ms: connection refused";

  private final TemplateMiner miner = new TemplateMiner(MinerSettings.USUAL);
  private int next;

  /** A line whose template is there. */
  @Benchmark
  public LogTemplate knownLine() {
    return miner.seen(LINE, AT);
  }

  /** A line of a kind that was never met, with the consolidations and evictions it takes. */
  @Benchmark
  public LogTemplate newLine() {
    next++;
    return miner.seen(LINE + " in " + word(next) + " while " + word(next * 31), AT);
  }

  /** The line's volatile parts named, as ranking and search have it. */
  @Benchmark
  public String masked() {
    return Masks.replaced(LINE, Volatile::mask);
  }

  /** Letters only, so that it is no value by its look. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder("w");
    for (int rest = Math.abs(number); rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }
}
