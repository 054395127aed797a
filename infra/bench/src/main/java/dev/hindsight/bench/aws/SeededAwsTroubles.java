package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Troubles by chance: the same for the same seed and the n-th call with the same body, in whatever
 * order other calls come.
 */
public final class SeededAwsTroubles implements AwsTroubles {

  private static final int SHARES = 1_000;

  private final long seed;
  private final Shares shares;
  private final List<AwsTrouble> kinds;
  private final Duration longest;
  private final Behind behind;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  /** How many calls in a thousand meet one. */
  public record Shares(int ofReads, int ofWrites) {}

  /** How many writes in a thousand the reads are behind after, and how long at most. */
  public record Behind(int ofWrites, Duration longest) {

    static final Behind NEVER = new Behind(0, Duration.ZERO);
  }

  /** A trouble, and how long it takes where it is a slow one. */
  public record Chosen(AwsTrouble kind, Duration time) {}

  /**
   * Troubles of these kinds, each as often as the others.
   *
   * @param longest how long the slow ones take at most
   */
  public SeededAwsTroubles(long seed, Shares shares, Set<AwsTrouble> kinds, Duration longest) {
    this(seed, shares, kinds, longest, Behind.NEVER);
  }

  /** The same, and some writes are not read back at once. */
  public SeededAwsTroubles(
      long seed, Shares shares, Set<AwsTrouble> kinds, Duration longest, Behind behind) {
    this.seed = seed;
    this.behind = behind;
    this.shares = shares;
    this.kinds = List.copyOf(EnumSet.copyOf(kinds));
    this.longest = longest;
  }

  @Override
  public Fault next(AwsCall call) {
    return choose(call).map(chosen -> chosen.kind().of(call, chosen.time())).orElseGet(Fault::none);
  }

  /** The trouble of this call; empty where it meets none. Each call counts as one more. */
  public Optional<Chosen> choose(AwsCall call) {
    String same = same(call);
    SplittableRandom random = random(same, calls.merge(same, 1, Integer::sum));
    int share = call.writes() ? shares.ofWrites() : shares.ofReads();
    if (random.nextInt(SHARES) >= share) {
      return Optional.empty();
    }
    Duration time = Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    return Optional.of(new Chosen(kinds.get(random.nextInt(kinds.size())), time));
  }

  @Override
  public Duration behind(AwsCall write) {
    SplittableRandom random = random(same(write), 0);
    return random.nextInt(SHARES) < behind.ofWrites()
        ? Duration.ofMillis(random.nextLong(behind.longest().toMillis() + 1))
        : Duration.ZERO;
  }

  private static String same(AwsCall call) {
    return "%s %s %s".formatted(call.service(), call.operation(), call.bodyHash());
  }

  private SplittableRandom random(String same, int number) {
    long start = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(start ^ ((long) same.hashCode() << Integer.SIZE) ^ number);
  }
}
