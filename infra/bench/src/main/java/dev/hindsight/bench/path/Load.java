package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.up.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Breaks one service after the other and watches for their cards. */
final class Load {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int TELL_EVERY = 10;

  private final PathSettings settings;
  private final PracticeWorld world;
  private final Progress progress;
  private final Cards cards = new Cards();

  Load(PathSettings settings, PracticeWorld world, Progress progress) {
    this.settings = settings;
    this.world = world;
    this.progress = progress;
  }

  /** Returns when every card names a cause, or when patience is at its end. */
  List<Outcome> run() throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < settings.incidents(); i++) {
      waitUntil(start + settings.every().toNanos() * i);
      world.cluster().inject(settings.fault(i), settings.services().get(i).name());
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
    while (System.nanoTime() < nanos && cards.explained().size() < settings.incidents()) {
      Thread.sleep(Duration.ofNanos(Math.min(BETWEEN.toNanos(), nanos - System.nanoTime())));
      cards.read(world.calls());
    }
  }

  private void tell(int broken) {
    progress.say(
        "%d of %d services broken, %d cards, %d of them with a cause"
            .formatted(
                broken, settings.incidents(), cards.posted().size(), cards.explained().size()));
  }

  private List<Outcome> outcomes() {
    Map<String, Instant> sent = world.openings().sent();
    return IntStream.range(0, settings.incidents())
        .mapToObj(i -> outcome(settings.services().get(i).name(), settings.fault(i), sent))
        .toList();
  }

  private Outcome outcome(String service, Fault fault, Map<String, Instant> sent) {
    return new Outcome(
        service,
        fault,
        between(sent, cards.posted(), service),
        between(sent, cards.explained(), service));
  }

  private static Optional<Duration> between(
      Map<String, Instant> from, Map<String, Instant> to, String service) {
    return Optional.ofNullable(from.get(service))
        .flatMap(
            sent -> Optional.ofNullable(to.get(service)).map(at -> Duration.between(sent, at)));
  }
}
