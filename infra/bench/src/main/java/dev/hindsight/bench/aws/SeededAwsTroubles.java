package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Troubles by chance: the same for the same seed and the n-th call of an operation, in whatever
 * order calls of different operations come.
 */
public final class SeededAwsTroubles implements AwsTroubles {

  private static final int SHARES = 1_000;

  private final long seed;
  private final Shares shares;
  private final List<AwsTrouble> kinds;
  private final Duration longest;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  /** How many calls in a thousand meet one. */
  public record Shares(int ofReads, int ofWrites) {}

  /**
   * Troubles of these kinds, each as often as the others.
   *
   * @param longest how long the slow ones take at most
   */
  public SeededAwsTroubles(long seed, Shares shares, Set<AwsTrouble> kinds, Duration longest) {
    this.seed = seed;
    this.shares = shares;
    this.kinds = List.copyOf(EnumSet.copyOf(kinds));
    this.longest = longest;
  }

  @Override
  public Fault next(AwsCall call) {
    String operation = "%s %s".formatted(call.service(), call.operation());
    SplittableRandom random = random(operation, calls.merge(operation, 1, Integer::sum));
    int share = call.writes() ? shares.ofWrites() : shares.ofReads();
    if (random.nextInt(SHARES) >= share) {
      return Fault.none();
    }
    Duration time = Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    return kinds.get(random.nextInt(kinds.size())).of(call, time);
  }

  private SplittableRandom random(String operation, int number) {
    long start = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(start ^ ((long) operation.hashCode() << Integer.SIZE) ^ number);
  }
}
