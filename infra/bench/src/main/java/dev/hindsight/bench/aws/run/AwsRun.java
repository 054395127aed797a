package dev.hindsight.bench.aws.run;

import dev.hindsight.bench.aws.AwsJournal;
import dev.hindsight.bench.aws.AwsProxy;
import dev.hindsight.bench.aws.AwsSeen;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Row;
import dev.hindsight.bench.aws.run.Made.Fate;
import dev.hindsight.bench.chaos.JdbcProgress;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Finding;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Plans until so many calls have met a fault, then their end, and what was true of them. */
final class AwsRun {

  private static final int IN_HAND = 150;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final Duration TO_THE_END =
      Duration.ofSeconds(Long.getLong("bench.patience-s", 360));
  private static final int TOLD = 30;
  private static final int STORIES = 6;
  // the others are about Kubernetes' traces
  private static final Set<String> OF_THE_WORLD = Set.of("I5", "I7", "I8");

  private final ChaosWorld world;
  private final AwsProxy proxy;
  private final List<Replica> executors;
  private final BadDay day;
  private final AwsPlans plans;
  private final JdbcProgress runs;
  private final Clock clock;
  private final Progress progress;
  private Instant said = Instant.EPOCH;

  AwsRun(
      ChaosWorld world,
      AwsProxy proxy,
      List<Replica> executors,
      List<Stock> regions,
      long seed,
      Clock clock,
      Progress progress) {
    this.world = world;
    this.proxy = proxy;
    this.executors = List.copyOf(executors);
    this.day = new BadDay(seed);
    this.plans = new AwsPlans(world.office(), regions, day, seed);
    this.runs = new JdbcProgress(world.jdbc());
    this.clock = clock;
    this.progress = progress;
  }

  /** Makes plans until so many calls have met a fault, and judges what became of them. */
  AwsResult until(int faults) throws InterruptedException {
    Instant began = clock.instant();
    proxy.trouble(day);
    for (int number = 0; faulted().size() < faults; number++) {
      plans.next(number);
      do {
        look(faults);
      } while (runs.open() > IN_HAND);
    }
    day.end();
    Instant until = clock.instant().plus(TO_THE_END);
    while ((runs.open() > 0 || runs.waiting() > 0) && clock.instant().isBefore(until)) {
      look(faults);
      Thread.sleep(LOOK_EVERY);
    }
    // what was cut off long before its effect has had it by then
    Thread.sleep(BadDay.SETTLE);
    return judged(Duration.between(began, clock.instant()));
  }

  private List<AwsSeen> faulted() {
    return proxy.journal().all().stream().filter(seen -> !seen.fault().equals("None")).toList();
  }

  private void look(int faults) {
    executors.stream()
        .filter(executor -> !executor.isAlive())
        .forEach(
            dead -> {
              throw new CannotRun("%s died by itself:%n%s".formatted(dead.name(), dead.tail()));
            });
    if (clock.instant().isAfter(said.plus(SAY_EVERY))) {
      said = clock.instant();
      progress.say(
          "%,d of %,d faults, %,d calls, %,d plans, %,d at work"
              .formatted(
                  faulted().size(),
                  faults,
                  proxy.journal().all().size(),
                  plans.made().size(),
                  runs.open()));
    }
  }

  private AwsResult judged(Duration took) throws InterruptedException {
    AwsJournal journal = proxy.journal();
    Map<String, Row> rows = new JdbcAwsRecords(world.jdbc()).read();
    AwsRules rules = new AwsRules(plans.made(), rows, journal.applied());
    List<Finding> findings = new ArrayList<>(rules.findings());
    Truth truth = new Truth(world.office().eye());
    plans.made().stream()
        .filter(made -> made.fate() != Fate.NOTHING)
        .forEach(
            made ->
                findings.addAll(
                    truth.findings(made, Objects.requireNonNull(rows.get(made.plan())))));
    world.findings().stream()
        .filter(finding -> OF_THE_WORLD.contains(finding.rule()))
        .forEach(findings::add);
    tell(findings);
    return new AwsResult(
        plans.made().size(),
        journal.all().size(),
        faulted().size(),
        faulted().stream().filter(AwsSeen::writes).count(),
        faulted().stream().filter(seen -> seen.fault().equals("Stale")).count(),
        day.counts(),
        rules.unknowns(),
        findings,
        took);
  }

  private void tell(List<Finding> findings) {
    findings.stream().limit(TOLD).forEach(finding -> progress.say("broken: " + finding));
    findings.stream()
        .map(Finding::plan)
        .distinct()
        .filter(plan -> plan.startsWith("PLN-"))
        .limit(STORIES)
        .forEach(
            plan ->
                runs.story(plan).forEach(line -> progress.say("  %s: %s".formatted(plan, line))));
  }
}
