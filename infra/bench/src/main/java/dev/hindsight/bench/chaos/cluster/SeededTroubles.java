package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;
import java.util.SplittableRandom;

/** Faults by chance, the same for the same seed and order of requests; writes meet more of them. */
public final class SeededTroubles implements Troubles {

  private static final int SHARES = 1_000;
  private static final Duration LATE = Duration.ofMillis(700);
  private final SplittableRandom random;

  public SeededTroubles(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public synchronized Fault next(Call call) {
    int lot = random.nextInt(SHARES);
    return call.writes() ? write(lot) : read(lot);
  }

  /** Some reads in a hundred. */
  private Fault read(int lot) {
    return switch (lot / 2) {
      case 0 -> new Fault.CutBefore();
      case 1 -> ClusterFaults.unavailable();
      case 2 -> ClusterFaults.garbageAfterEffect();
      case 3 -> ClusterFaults.throttled(1);
      case 4, 5, 6, 7, 8, 9, 10, 11 -> new Fault.Delay(pause());
      default -> Fault.none();
    };
  }

  /** One write in five. */
  private Fault write(int lot) {
    return switch (lot / 20) {
      case 0 -> new Fault.CutBefore();
      case 1 -> new Fault.CutAfter();
      case 2 -> ClusterFaults.timeoutAfterEffect();
      case 3 -> ClusterFaults.garbageAfterEffect();
      case 4 -> ClusterFaults.conflict();
      case 5 -> ClusterFaults.throttled(1);
      case 6 -> ClusterFaults.unavailable();
      case 7 -> new Fault.Late(LATE);
      case 8, 9, 10, 11, 12 -> new Fault.Delay(pause());
      default -> Fault.none();
    };
  }

  private Duration pause() {
    return Duration.ofMillis(random.nextInt(20, 400));
  }
}
