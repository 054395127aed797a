package dev.hindsight.bench.chaos;

import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Finding;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Some plans from their making to their end, with executors dying all the while. */
final class Batch {

  private static final int EXECUTORS = 2;
  private static final int IN_HAND = 80;
  private static final int AHEAD = 30;
  private static final int PLANS_A_DEATH = 4;
  private static final Duration TO_THE_END = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int TOLD = 20;
  private static final int STORIES = 5;

  private final ChaosWorld world;
  private final int size;
  private final Clock clock;
  private final Progress progress;
  private final PlanFactory factory;
  private final JdbcProgress runs;
  private final Killer killer;
  private final Crew crew;
  private final AtomicInteger made = new AtomicInteger();

  private Batch(
      ChaosWorld world,
      int size,
      long seed,
      Deaths before,
      Clock clock,
      Progress progress,
      Crew crew) {
    this.world = world;
    this.size = size;
    this.clock = clock;
    this.progress = progress;
    this.crew = crew;
    this.factory = new PlanFactory(world, seed);
    this.runs = new JdbcProgress(world.jdbc());
    this.killer = new Killer(crew, runs, clock, seed + 2, before);
  }

  /** In an empty world, after so many deaths in others. */
  static Tally run(
      ChaosWorld world, int size, long seed, Deaths before, Clock clock, Progress progress)
      throws IOException, InterruptedException {
    world.renew();
    try (Crew crew = new Crew(world.replicas(), EXECUTORS)) {
      return new Batch(world, size, seed, before, clock, progress, crew).run();
    }
  }

  private Tally run() throws IOException, InterruptedException {
    Instant began = clock.instant();
    world.proxy().trouble(factory);
    CompletableFuture<Void> feeder = CompletableFuture.runAsync(this::feed);
    while (!feeder.isDone()) {
      killOrWait();
    }
    feeder.join();
    Instant until = clock.instant().plus(TO_THE_END);
    while ((runs.open() > 0 || runs.waiting() > 0) && clock.instant().isBefore(until)) {
      killOrWait();
    }
    return tally(Duration.between(began, clock.instant()));
  }

  private void killOrWait() throws IOException, InterruptedException {
    if (killer.aimed() * PLANS_A_DEATH > made.get() || !killer.killOne()) {
      crew.mustLive();
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Never many more plans than the deaths at fail points so far allow, unless all have ended. */
  private void feed() {
    try {
      for (int number = 0; number < size; number++) {
        while ((number > killer.aimed() * PLANS_A_DEATH + AHEAD && runs.open() > 0)
            || (number % 10 == 0 && runs.open() > IN_HAND)) {
          Thread.sleep(LOOK_EVERY);
        }
        factory.next(number);
        made.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Tally tally(Duration took) throws InterruptedException {
    List<Finding> findings = new ArrayList<>(world.findings());
    findings.addAll(new Fates(world).findings(factory.expected()));
    findings.stream().limit(TOLD).forEach(f -> progress.say("broken: " + f));
    findings.stream().map(Finding::plan).distinct().limit(STORIES).forEach(this::tell);
    Downtime downtime = Downtime.of(killer.kills(), runs.claims());
    return new Tally(
        size,
        killer.kills().size(),
        killer.deaths().named(),
        new Deaths(crew.passes()).named(),
        count(findings, "I2"),
        count(findings, "I3"),
        count(findings, "lost"),
        count(findings, "I8"),
        count(findings, "I4")
            + count(findings, "I5")
            + count(findings, "I6")
            + count(findings, "I7"),
        downtime.recoveryMs(),
        downtime.takeoverMs(),
        took.toSeconds());
  }

  private void tell(String plan) {
    if (plan.matches("PLN-[0-9]+")) {
      runs.story(plan).forEach(line -> progress.say("  %s: %s".formatted(plan, line)));
    }
  }

  private static int count(List<Finding> findings, String rule) {
    return (int) findings.stream().filter(f -> f.rule().equals(rule)).count();
  }
}
