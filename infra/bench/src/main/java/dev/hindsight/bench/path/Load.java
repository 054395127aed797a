package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.up.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Breaks one service after the other, watches for their cards and for what is said of the cause.
 */
final class Load {

  /** How long after its first alert a card has settled. */
  static final Duration SETTLED = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofSeconds(120);
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
    for (int i = 0; i < settings.incidents(); i++) {
      waitUntil(start + settings.every().toNanos() * i);
      world.cluster().inject(injections.get(i));
      if ((i + 1) % TELL_EVERY == 0) {
        tell(i + 1);
      }
    }
    waitUntil(System.nanoTime() + PATIENCE.toNanos());
    tell(settings.incidents());
    return outcomes();
  }

  /** Reads on all the time: the journal forgets what is old. */
  private void waitUntil(long nanos) throws InterruptedException {
    while (System.nanoTime() < nanos && !settled()) {
      Thread.sleep(Duration.ofNanos(Math.min(BETWEEN.toNanos(), nanos - System.nanoTime())));
      cards.read(world.calls());
      causes.read(clock.instant(), kept.read());
    }
  }

  private boolean settled() {
    Map<String, Instant> sent = world.openings().sent();
    Instant now = clock.instant();
    return injections.stream()
        .map(injection -> Optional.ofNullable(sent.get(injection.service())))
        .allMatch(at -> at.filter(then -> then.plus(SETTLED).isBefore(now)).isPresent());
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
