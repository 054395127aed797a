package dev.hindsight.bench.chaos;

import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.chaos.replica.Replica;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Lets an executor die 0.2 to 3 s after it took a run: at a fail point, or wherever it is. */
final class Killer {

  private static final int EARLIEST_MS = 200;
  private static final int LATEST_MS = 3_000;
  private static final Duration FOR_A_HIT = Duration.ofSeconds(4);
  private static final int WIDEST = 3;
  private static final int ANYWHERE = 20;
  private static final int BOTH_EVERY = 16;

  private final Crew crew;
  private final JdbcProgress progress;
  private final Clock clock;
  private final SplittableRandom random;
  private final List<Kill> kills = new CopyOnWriteArrayList<>();
  private final Deaths before;
  private int rounds;
  private final AtomicInteger aimed = new AtomicInteger();
  private Deaths deaths = Deaths.none();

  /**
   * Kills nobody yet.
   *
   * @param before those of earlier batches, which count for where the fewest died
   */
  Killer(Crew crew, JdbcProgress progress, Clock clock, long seed, Deaths before) {
    this.crew = crew;
    this.progress = progress;
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.before = before;
  }

  List<Kill> kills() {
    return kills;
  }

  /** How many died at each fail point. */
  Deaths deaths() {
    return deaths;
  }

  /** How many died at one; asked by others as well. */
  int aimed() {
    return aimed.get();
  }

  /** One death, when somebody has a run; false when nobody has. */
  boolean killOne() throws IOException, InterruptedException {
    List<Replica> working = crew.working();
    Replica victim = working.get(random.nextInt(working.size()));
    if (progress.picked(victim.name()).isEmpty()) {
      return false;
    }
    Thread.sleep(random.nextInt(EARLIEST_MS, LATEST_MS));
    crew.mustLive();
    die(victim);
    if (++rounds % BOTH_EVERY == 0) {
      killAll(working);
    } else {
      note(victim, others(victim));
      crew.replace(victim);
    }
    return true;
  }

  private void killAll(List<Replica> working) throws IOException, InterruptedException {
    for (Replica replica : working) {
      replica.kill();
    }
    working.forEach(replica -> note(replica, Set.of()));
    crew.restart();
  }

  private Set<String> others(Replica victim) {
    return crew.names().stream()
        .filter(name -> !name.equals(victim.name()))
        .collect(Collectors.toSet());
  }

  private void die(Replica victim) throws InterruptedException {
    boolean aims = random.nextInt(ANYWHERE) > 0;
    for (int more = 0; aims && more <= WIDEST; more++) {
      Set<FailPoint> points = before.and(deaths).fewest(more);
      victim.aim(points);
      if (victim.ended(FOR_A_HIT)) {
        deaths = deaths.and(victim.diedAt(points));
        aimed.incrementAndGet();
        return;
      }
    }
    victim.kill();
  }

  private void note(Replica victim, Set<String> alive) {
    kills.add(new Kill(clock.instant(), victim.name(), progress.picked(victim.name()), alive));
  }
}
