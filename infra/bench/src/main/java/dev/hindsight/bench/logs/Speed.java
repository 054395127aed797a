package dev.hindsight.bench.logs;

import dev.hindsight.knowledge.template.MinerSettings;
import dev.hindsight.knowledge.template.TemplateMiner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Lines a second of one thread's processor time, which other load does not take from; warmed up,
 * the median of five rounds.
 *
 * @param learning from nothing to the templates of the whole stream
 * @param known with all templates known
 * @param drain the control, learning and known alike
 */
record Speed(long learning, long known, long drain) {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 5;
  private static final int PASSES = 20;
  private static final double NANOS = 1e9;

  /** All raw lines of all systems in one stream, mixed, the same way each time. */
  static Speed of(List<LogSystem> systems, PlainDrain control) {
    List<String> lines = new ArrayList<>();
    systems.forEach(system -> lines.addAll(system.raw()));
    Collections.shuffle(lines, new Random(1));
    TemplateMiner taught = new TemplateMiner(MinerSettings.USUAL);
    pass(taught, lines);
    taught.consolidate();
    return new Speed(
        median(lines, all -> pass(new TemplateMiner(MinerSettings.USUAL), all)),
        median(lines, all -> pass(taught, all)),
        median(lines.subList(0, lines.size() / 4), all -> control.parse(all).ids().size()));
  }

  private static long pass(TemplateMiner miner, List<String> lines) {
    long counted = 0;
    for (String line : lines) {
      counted += miner.seen(line, Ours.AT).count();
    }
    return counted;
  }

  private static long median(List<String> lines, ToLongFunction<List<String>> work) {
    List<Long> speeds = new ArrayList<>();
    long sink = 0;
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      for (int pass = 0; pass < PASSES; pass++) {
        sink += work.applyAsLong(lines);
      }
      double seconds = (CPU.getCurrentThreadCpuTime() - start) / NANOS;
      if (round >= WARM_UP && sink > 0) {
        speeds.add(Math.round(PASSES * (double) lines.size() / seconds));
      }
    }
    Collections.sort(speeds);
    return speeds.get(ROUNDS / 2);
  }
}
