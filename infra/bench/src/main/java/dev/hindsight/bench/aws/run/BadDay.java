package dev.hindsight.bench.aws.run;

import dev.hindsight.bench.aws.AwsCall;
import dev.hindsight.bench.aws.AwsTrouble;
import dev.hindsight.bench.aws.AwsTroubles;
import dev.hindsight.bench.aws.SeededAwsTroubles;
import dev.hindsight.bench.aws.SeededAwsTroubles.Behind;
import dev.hindsight.bench.aws.SeededAwsTroubles.Chosen;
import dev.hindsight.bench.aws.SeededAwsTroubles.Shares;
import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Troubles by chance, and calls that are denied whenever they come; counts them. */
final class BadDay implements AwsTroubles {

  /** The executors' own limit of a call. */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

  /** What the executors are told about how long reads may be behind. */
  static final Duration SETTLE = Duration.ofSeconds(3);

  private static final Duration LONGEST = Duration.ofMillis(1_500);
  private static final Behind BEHIND = new Behind(400, SETTLE.minusMillis(200));
  private static final Duration TOO_LATE = CALL_TIMEOUT.plusMillis(300);
  private static final Shares SHARES = new Shares(20, 500);
  // a refusal that says "throttled" and has had an effect is none of AWS's habits
  private static final Set<AwsTrouble> KINDS =
      EnumSet.complementOf(
          EnumSet.of(AwsTrouble.THROTTLED_AFTER, AwsTrouble.DENIED, AwsTrouble.PARTLY));

  private final SeededAwsTroubles troubles;
  private final Set<Signature> denied = ConcurrentHashMap.newKeySet();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();
  private final Map<AwsTrouble, Integer> counts = new EnumMap<>(AwsTrouble.class);

  private volatile boolean over;

  BadDay(long seed) {
    troubles = new SeededAwsTroubles(seed, SHARES, KINDS, LONGEST, BEHIND);
  }

  /** From now on this call is not allowed. */
  void deny(Signature call) {
    denied.add(call);
  }

  /** From now on nothing happens by chance, so that all comes to its end. */
  void end() {
    over = true;
  }

  @Override
  public Duration behind(AwsCall write) {
    return over ? Duration.ZERO : troubles.behind(write);
  }

  @Override
  public Fault next(AwsCall call) {
    if (call.writes()
        && denied.stream().anyMatch(which -> which.is(call.operation(), call.values()))) {
      return counted(AwsTrouble.DENIED, call, Duration.ZERO);
    }
    return Optional.of(call)
        .filter(_ -> !over)
        .flatMap(troubles::choose)
        .flatMap(chosen -> once(call, chosen))
        .map(
            chosen ->
                counted(
                    chosen.kind(),
                    call,
                    chosen.kind() == AwsTrouble.ANSWERED_LATE ? TOO_LATE : chosen.time()))
        .orElseGet(Fault::none);
  }

  /** Credentials that are expired at the second try as well are no credentials. */
  private Optional<Chosen> once(AwsCall call, Chosen chosen) {
    String same = call.service() + call.operation() + call.bodyHash();
    boolean again = expired.remove(same);
    if (chosen.kind() != AwsTrouble.EXPIRED_TOKEN) {
      return Optional.of(chosen);
    }
    // who asks whose credentials these are asks as all others do
    if (again || call.service().equals("sts")) {
      return Optional.of(new Chosen(AwsTrouble.THROTTLED, chosen.time()));
    }
    expired.add(same);
    return Optional.of(chosen);
  }

  private Fault counted(AwsTrouble kind, AwsCall call, Duration time) {
    synchronized (counts) {
      counts.merge(kind, 1, Integer::sum);
    }
    return kind.of(call, time);
  }

  /** How many calls met each. */
  Map<AwsTrouble, Integer> counts() {
    synchronized (counts) {
      return new EnumMap<>(counts);
    }
  }
}
