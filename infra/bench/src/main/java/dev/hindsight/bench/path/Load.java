package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.up.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Breaks one service after the other, watches for their cards and for what is said of the cause.
 */
final class Load {

  /** How long after its first alert a card has settled. */
  static final Duration SETTLED = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int TELL_EVERY = 20;

  private final PathSettings settings;
  private final List<Injection> injections;
  private final PracticeWorld world;
  private final KeptCauses kept;
  private final Clock clock;
  private final Progress progress;
  private final Cards cards = new Cards();
  private final Causes causes = new Causes();
  private final List<Injection> later = new ArrayList<>();
  private final Set<String> healed = new HashSet<>();

  Load(
      PathSettings settings, PracticeWorld world, KeptCauses kept, Clock clock, Progress progress) {
    this.settings = settings;
    injections = settings.injections();
    this.world = world;
    this.kept = kept;
    this.clock = clock;
    this.progress = progress;
  }

  /** Returns when every card has settled, or when patience is at its end. */
  List<Outcome> run() throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < injections.size(); i++) {
      waitUntil(start + settings.every().toNanos() * i);
      breaks(injections.get(i));
      if ((i + 1) % TELL_EVERY == 0) {
        tell(i + 1);
      }
    }
    waitUntil(System.nanoTime() + PATIENCE.toNanos());
    tell(injections.size());
    return outcomes();
  }

  /** What cannot be broken now, as while its pods are on no node, is broken later. */
  private void breaks(Injection injection) {
    try {
      world.cluster().inject(injection);
    } catch (IllegalArgumentException e) {
      later.add(injection);
    }
  }

  /** Reads on all the time: the journal forgets what is old. */
  private void waitUntil(long nanos) throws InterruptedException {
    while (System.nanoTime() < nanos && healed.size() < injections.size()) {
      Thread.sleep(Duration.ofNanos(Math.min(BETWEEN.toNanos(), nanos - System.nanoTime())));
      cards.read(world.calls());
      causes.read(clock.instant(), kept.read());
      healSettled();
      List<Injection> again = List.copyOf(later);
      later.clear();
      again.forEach(this::breaks);
    }
  }

  /** What was judged need not stay broken. */
  private void healSettled() {
    Map<String, Instant> sent = world.openings().sent();
    Instant judged = clock.instant().minus(SETTLED);
    injections.stream()
        .map(Injection::service)
        .filter(sent::containsKey)
        .filter(service -> Objects.requireNonNull(sent.get(service)).isBefore(judged))
        .filter(healed::add)
        .forEach(world.cluster()::heal);
  }

  private void tell(int broken) {
    progress.say(
        "%d of %d services broken, %d cards, %d of them with a cause"
            .formatted(
                broken, settings.incidents(), cards.posted().size(), cards.explained().size()));
  }

  private List<Outcome> outcomes() {
    Map<String, Instant> sent = world.openings().sent();
    return injections.stream().map(injection -> outcome(injection, sent)).toList();
  }

  private Outcome outcome(Injection injection, Map<String, Instant> sent) {
    String service = injection.service();
    Optional<Instant> first = Optional.ofNullable(sent.get(service));
    return new Outcome(
        injection,
        first.flatMap(at -> since(at, cards.posted(), service)),
        first.flatMap(at -> since(at, cards.explained(), service)),
        causes.first(service),
        first.flatMap(at -> causes.at(service, at.plus(SETTLED))));
  }

  private static Optional<Duration> since(Instant from, Map<String, Instant> to, String service) {
    return Optional.ofNullable(to.get(service)).map(at -> Duration.between(from, at));
  }
}
