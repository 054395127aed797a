package dev.hindsight.bench.chaos;

import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.chaos.replica.Replica;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Lets an executor die 0.2 to 3 s after it took a run: at a fail point, or wherever it is. */
final class Killer {

  /** Where its plans can die. */
  static final List<FailPoint> POINTS = List.of(FailPoint.values());

  private static final int EARLIEST_MS = 200;
  private static final int LATEST_MS = 3_000;
  private static final Duration FOR_A_HIT = Duration.ofSeconds(15);
  private static final int ANYWHERE = 20;
  private static final int BOTH_EVERY = 16;

  private final Crew crew;
  private final JdbcProgress progress;
  private final Clock clock;
  private final SplittableRandom random;
  private final List<Kill> kills = new CopyOnWriteArrayList<>();
  private int rounds;
  private final Map<FailPoint, Integer> deaths = new EnumMap<>(FailPoint.class);

  Killer(Crew crew, JdbcProgress progress, Clock clock, long seed) {
    this.crew = crew;
    this.progress = progress;
    this.clock = clock;
    this.random = new SplittableRandom(seed);
  }

  List<Kill> kills() {
    return kills;
  }

  /** How many died at each fail point. */
  Map<FailPoint, Integer> deaths() {
    return Map.copyOf(deaths);
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
    if (++rounds % BOTH_EVERY == 0) {
      killAll(working);
    } else {
      die(victim);
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
    if (random.nextInt(ANYWHERE) > 0) {
      FailPoint point = rarest();
      victim.arm(point, 1);
      if (victim.ended(FOR_A_HIT)) {
        deaths.merge(point, 1, Integer::sum);
        return;
      }
    }
    victim.kill();
  }

  private FailPoint rarest() {
    int fewest = POINTS.stream().mapToInt(this::died).min().orElse(0);
    List<FailPoint> rare =
        POINTS.stream()
            .filter(p -> died(p) <= fewest + 1)
            .sorted(Comparator.comparingInt(this::died))
            .toList();
    return rare.get(random.nextInt(rare.size()));
  }

  private int died(FailPoint point) {
    return deaths.getOrDefault(point, 0);
  }

  private void note(Replica victim, Set<String> alive) {
    kills.add(new Kill(clock.instant(), victim.name(), progress.picked(victim.name()), alive));
  }
}
